#!/usr/bin/env bash
# ./packaging/macos/check.sh
#
# What can be said of the macOS package without a Mac: Info.plist and the icon are well formed and say what project()
# says, and CMake lays the bundle out as it should, deploys Qt before it signs, and hands the identity on. The
# programs and Apple's tools are played by stand-ins.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"
# shellcheck source=packaging/checks.sh
source "$root/packaging/checks.sh"

bundle="$work/installed/Youchuan.app"

# stand_in NAME: a tool of Apple's that writes down how it was called
stand_in() {
    mkdir -p "$work/bin"
    printf '#!/bin/sh\necho %s "$@" >>"%s/calls"\n' "$1" "$work" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# One library, and the package of Homebrew it came from.
stand_in_library() {
    mkdir -p "$work/cellar/part/1.0/lib"
    touch "$work/cellar/part/1.0/lib/libpart.1.dylib" "$work/cellar/part/1.0/LICENSE.txt"
    printf 'mkdir -p "$1/Contents/Frameworks" && touch "$1/Contents/Frameworks/libpart.1.dylib"\n' >>"$work/bin/macdeployqt"
}

lay_out() {
    local tool
    for tool in install_name_tool otool codesign macdeployqt xcrun sw_vers xcodebuild; do
        stand_in "$tool"
    done
    stand_in_library
    export PATH="$work/bin:$PATH"
    cmake -S "$root/packaging/macos/stand-in" -B "$work/build" -G Ninja -DCMAKE_SYSTEM_NAME=Darwin \
        -DCMAKE_SYSTEM_PROCESSOR=arm64 -DYOUCHUAN_ROOT="$root" -DYOUCHUAN_VERSION="$version" >"$work/log" 2>&1 ||
        { cat "$work/log" && fail "CMake could not configure for macOS."; }
    cmake --build "$work/build" >"$work/log" 2>&1 || { cat "$work/log" && fail "The stand-ins could not be built."; }
    HOMEBREW_CELLAR="$work/cellar" YOUCHUAN_SIGN_IDENTITY="Somebody" cmake --install "$work/build" --prefix "$work/installed" >"$work/log" 2>&1 ||
        { cat "$work/log" && fail "The bundle could not be laid out."; }
}

check_bundle() {
    local file
    for file in Info.plist MacOS/Youchuan MacOS/youchuan-cli MacOS/youchuan-probe MacOS/youchuan-sandbox Resources/youchuan.icns \
        Resources/licences/gpl-3.0.txt Resources/licences/qt.txt Resources/licences/libraries/part/LICENSE.txt; do
        [ -f "$bundle/Contents/$file" ] || fail "$file is missing in the bundle."
    done
    grep -q 'CPACK_GENERATOR "DragNDrop"' "$work/build/CPackConfig.cmake" || fail "CPack would not make a disk image."
    grep -q 'CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE "OFF"' "$work/build/CPackConfig.cmake" ||
        fail "CPack would attach the licence with tools that macOS no longer has."
    grep -E '^(macdeployqt|codesign)' "$work/calls" >"$work/steps"
    sed -n 1p "$work/steps" | grep -q "^macdeployqt .*-executable=.*/youchuan-cli .*-executable=.*/youchuan-probe" || fail "Qt is not deployed first."
    sed -n 2p "$work/steps" | grep -q "^codesign .*--options runtime .*--sign Somebody" || fail "It is not signed next."
}

check_plist() {
    python3 - "$bundle/Contents/Info.plist" "$version" <<'PYTHON' || fail "Info.plist is not as it should be."
import plistlib, sys
with open(sys.argv[1], "rb") as file:
    plist = plistlib.load(file)
assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == sys.argv[2], "version"
assert plist["CFBundleExecutable"] == "Youchuan" and plist["CFBundleIconFile"] == "youchuan", "names"
assert plist["NSHighResolutionCapable"] is True and plist["LSMinimumSystemVersion"], "system"
content, extensions, folders = plist["CFBundleDocumentTypes"]
assert content["LSItemContentTypes"] == ["public.movie"] and folders["LSItemContentTypes"] == ["public.folder"], "types"
assert "mkv" in extensions["CFBundleTypeExtensions"] and "LSItemContentTypes" not in extensions, "extensions"
assert "@" not in open(sys.argv[1]).read(), "something was not filled in"
PYTHON
}

install_with_apt cmake g++ icnsutils ninja-build python3
say "Laying out a bundle with stand-ins"
lay_out
check_bundle
check_plist
icns2png --list "$bundle/Contents/Resources/youchuan.icns" | grep -q '1024x1024' || fail "The icon is not whole."
say "The bundle is as it should be, as far as can be said without a Mac"
