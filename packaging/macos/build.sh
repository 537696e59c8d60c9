#!/usr/bin/env bash
# ./packaging/macos/build.sh
#
# Makes the disk image of this version in dist/, on macOS with Homebrew or a Qt named by CMAKE_PREFIX_PATH. For others to
# open it without a warning it has to be signed and notarised:
#   YOUCHUAN_SIGN_IDENTITY   Developer ID Application: ...
#   YOUCHUAN_NOTARY_PROFILE  a profile that "xcrun notarytool store-credentials" made
# With another Qt than Homebrew's, YOUCHUAN_LEAST_MACOS says which macOS is enough; options are handed to CMake.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"

notarise() {
    if [ -n "${YOUCHUAN_SIGN_IDENTITY:-}" ]; then
        codesign --force --timestamp --sign "$YOUCHUAN_SIGN_IDENTITY" "$1" || fail "The image could not be signed."
    fi
    if [ -n "${YOUCHUAN_NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit --wait --keychain-profile "$YOUCHUAN_NOTARY_PROFILE" "$1" || fail "Notarisation failed."
        xcrun stapler staple "$1" || fail "The ticket could not be stapled."
    fi
}

SECONDS=0
[ "$(uname -s)" = Darwin ] || fail "A disk image for macOS can only be made on macOS."
pin_date
if [ -z "${CMAKE_PREFIX_PATH:-}" ]; then
    install_dependencies
    HOMEBREW_CELLAR="$(brew --cellar)" # where the notices of its libraries are
    export HOMEBREW_CELLAR
fi
# Homebrew's Qt runs on the macOS it was made for, or newer.
configure package -DCMAKE_OSX_DEPLOYMENT_TARGET="${YOUCHUAN_LEAST_MACOS:-$(sw_vers -productVersion | cut -d. -f1).0}" "$@"
build package
say "Packing"
rm -rf "$root/build/package/packages"
cpack --config "$root/build/package/CPackConfig.cmake" -B "$root/build/package/packages" ||
    fail "CPack could not make the disk image."
for image in "$root"/build/package/packages/*.dmg; do
    notarise "$image"
    publish_files "$image"
done
say "The disk image is in dist/, made in $SECONDS s"
