#!/usr/bin/env bash
# ./packaging/windows/build.sh
#
# Makes the installer for 64-bit Windows of this version in dist/, on Debian 12 or a relative of it. Qt and FFmpeg are
# cross-built once and kept (see qt.sh, ffmpeg.sh). Programs, installer and uninstaller are signed where there is a certificate (see sign.sh).
set -euo pipefail
# shellcheck source=packaging/windows/qt.sh
source "$(dirname "${BASH_SOURCE[0]}")/qt.sh"
# shellcheck source=packaging/ffmpeg.sh
source "$root/packaging/ffmpeg.sh"

build="$root/build/windows"
stage="$build/stage"

# Boost is headers only; a folder with nothing else keeps the host's headers out.
boost_headers() {
    mkdir -p "$build/boost"
    ln -sfn /usr/include/boost "$build/boost/boost"
}

compile() {
    boost_headers
    say "Configuring in build/windows"
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
        -DCMAKE_TOOLCHAIN_FILE="$qt_prefix/lib/cmake/Qt6/qt.toolchain.cmake" \
        -DQT_CHAINLOAD_TOOLCHAIN_FILE="$windows/toolchain.cmake" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="$host_cmake" \
        -DQt6LinguistTools_DIR="$host_cmake/Qt6LinguistTools" \
        -DBoost_NO_BOOST_CMAKE=ON -DBoost_INCLUDE_DIR="$build/boost" \
        -DYOUCHUAN_STATIC_FFMPEG="$ffmpeg_prefix" \
        -DZLIB_INCLUDE_DIR=/usr/x86_64-w64-mingw32/include -DZLIB_LIBRARY=/usr/x86_64-w64-mingw32/lib/libz.a "$@" ||
        fail "CMake could not configure the build for Windows."
    say "Building for Windows, $jobs at a time"
    cmake --build "$build" --parallel "$jobs" || fail "The build for Windows failed."
}

pack() {
    local program installer
    installer="$build/youchuan-$(project_version)-windows-x64-setup.exe"
    rm -rf "$stage"
    cmake --install "$build" --prefix "$stage" --strip >/dev/null || fail "The programs could not be laid out."
    for program in "$stage"/*.exe; do
        "$windows/sign.sh" "$program"
    done
    makensis -V2 -WX -INPUTCHARSET UTF8 -DVALUES="$build/packaging/installer-values.nsh" -DFILES="$stage" \
        -DOUTPUT="$installer" -DSIGN="$windows/sign.sh" "$windows/installer.nsi" || fail "makensis could not make the installer."
    "$windows/sign.sh" "$installer"
    publish_files "$installer"
}

pin_date
SECONDS=0
build_qt
install_with_apt nsis
build_ffmpeg windows
say "Qt and FFmpeg are ready after $SECONDS s"
SECONDS=0
compile "$@"
pack
say "The installer is in dist/, made in $SECONDS s"
