#!/usr/bin/env bash
# ./packaging/linux/build.sh
#
# Makes the .deb, the .rpm (two of each: youchuan and youchuan-media) and the portable .tar.gz of this version in dist/,
# on Debian 12 or a relative of it. The .deb and .rpm use the Qt and the FFmpeg of the system they are installed on; the
# .tar.gz carries its own.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"
# shellcheck source=packaging/ffmpeg.sh
source "$root/packaging/ffmpeg.sh"

packaging_packages=(dpkg-dev fcitx5-frontend-qt6 file gzip libsecret-1-0 rpm)

# make_packages ON|OFF [FFMPEG]: of what is bundled, or of what uses the system's libraries
make_packages() {
    configure package -DCMAKE_INSTALL_PREFIX=/usr -DYOUCHUAN_BUNDLE="$1" -DYOUCHUAN_STATIC_FFMPEG="${2:-}"
    build package
    say "Packing"
    rm -rf "$root/build/package/packages"
    cpack --config "$root/build/package/CPackConfig.cmake" -B "$root/build/package/packages" ||
        fail "CPack could not make the packages."
}

SECONDS=0
has apt-get || fail "The packages are built on Debian 12 or a relative of it."
pin_date
install_dependencies
install_with_apt "${packaging_packages[@]}"
made="$root/build/package/packages"
make_packages OFF
publish_files "$made"/*.deb "$made"/*.rpm
build_ffmpeg linux
make_packages ON "$ffmpeg_prefix"
publish_files "$made"/*.tar.gz
say "Packages are in dist/, made in $SECONDS s"
