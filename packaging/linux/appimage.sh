#!/usr/bin/env bash
# ./packaging/linux/appimage.sh APPIMAGETOOL
#
# Puts the portable archive of dist/, the work of packaging/linux/build.sh, into an AppImage. APPIMAGETOOL is the program
# of that name from https://github.com/AppImage/appimagetool; it brings the runtime that no distribution packages.
# The release pipeline fetches it.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

[ "$#" -eq 1 ] || fail "Say where appimagetool is."
name="youchuan-$(project_version)-linux-$(uname -m)"
[ -f "$root/dist/$name.tar.gz" ] || fail "dist/$name.tar.gz is missing; run packaging/linux/build.sh first."

work="$root/build/appimage"
folder="$work/Youchuan.AppDir"
rm -rf "$work"
mkdir -p "$folder/usr"
tar --extract --gzip --file "$root/dist/$name.tar.gz" --directory "$folder/usr" --strip-components 1
# Links are enough: programs and libraries find each other from where they really are.
ln -s usr/bin/youchuan "$folder/AppRun"
ln -s usr/share/applications/youchuan.desktop "$folder/youchuan.desktop"
ln -s usr/share/icons/hicolor/256x256/apps/youchuan.png "$folder/youchuan.png"
ln -s youchuan.png "$folder/.DirIcon"
pin_date
ARCH="$(uname -m)" "$1" --no-appstream "$folder" "$work/$name.AppImage" || fail "appimagetool failed."
publish_files "$work/$name.AppImage"
