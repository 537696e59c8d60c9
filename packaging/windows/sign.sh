#!/usr/bin/env bash
# ./packaging/windows/sign.sh FILE
#
# Signs a program for Windows. YOUCHUAN_SIGN_CERT and YOUCHUAN_SIGN_KEY are PEM files; without them nothing is done.
# YOUCHUAN_SIGN_TIMESTAMP is the address of a time-stamp server: with a time the signature outlives the certificate.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"

if [ -z "${YOUCHUAN_SIGN_CERT:-}" ]; then
    exit 0
fi
install_with_apt osslsigncode
osslsigncode sign -certs "$YOUCHUAN_SIGN_CERT" -key "$YOUCHUAN_SIGN_KEY" -h sha256 -n Youchuan \
    ${YOUCHUAN_SIGN_TIMESTAMP:+-ts "$YOUCHUAN_SIGN_TIMESTAMP"} -in "$1" -out "$1.signed" ||
    fail "$1 could not be signed."
mv "$1.signed" "$1"
