#!/usr/bin/env bash
# ./packaging/macos/certificate.sh
#
# For the release pipeline: puts the certificate and the notary's account, which come in the environment, into a keychain
# of their own, and tells the next steps (through GITHUB_ENV) the names that build.sh takes.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

keychain="$RUNNER_TEMP/signing.keychain-db"
password="$(openssl rand -base64 24)"
printf '%s' "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign ||
    fail "The certificate could not be read."
rm "$RUNNER_TEMP/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
printf 'YOUCHUAN_SIGN_IDENTITY=%s\n' "$IDENTITY" >>"$GITHUB_ENV"
if [ -n "${NOTARY_USER:-}" ]; then
    xcrun notarytool store-credentials youchuan --apple-id "$NOTARY_USER" \
        --password "$NOTARY_PASSWORD" --team-id "$NOTARY_TEAM"
    printf 'YOUCHUAN_NOTARY_PROFILE=youchuan\n' >>"$GITHUB_ENV"
fi
