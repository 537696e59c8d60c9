#!/usr/bin/env bash
# ./packaging/sign-sums.sh SHA256SUMS
#
# Signs a list of sums with the OpenPGP key of the environment variable SIGNING_KEY, beside it as SHA256SUMS.asc. The
# key is known to a folder of its own only, which goes with this script.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ "$#" -eq 1 ] && [ -f "$1" ] || fail "Name the list of sums to be signed."
[ -n "${SIGNING_KEY:-}" ] || fail "There is no SIGNING_KEY."
has gpg || fail "gpg is missing."
keys="$(mktemp -d)"
trap 'gpgconf --homedir "$keys" --kill all 2>/dev/null; rm -rf "$keys"' EXIT
chmod 700 "$keys"
printf '%s\n' "$SIGNING_KEY" | gpg --homedir "$keys" --batch --quiet --import || fail "The key could not be read."
gpg --homedir "$keys" --batch --yes --quiet --armor --detach-sign --output "$1.asc" "$1" || fail "Signing failed."
gpg --homedir "$keys" --batch --quiet --verify "$1.asc" "$1" || fail "The signature is not good."
say "Signed: $1.asc"
