#!/usr/bin/env bash
# ./packaging/linux/appimage.sh
#
# Puts the portable archive of dist/, the work of packaging/linux/build.sh, into an AppImage. No distribution packages
# the tool and the runtime for it: they come from the releases of the AppImage project, of one version, and are used
# only when their sums are right.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"

releases=https://github.com/AppImage
tool_at=appimagetool/releases/download/1.9.1/appimagetool-x86_64.AppImage
tool_sum=ed4ce84f0d9caff66f50bcca6ff6f35aae54ce8135408b3fa33abfc3cb384eb0
runtime_at=type2-runtime/releases/download/20251108/runtime-x86_64
runtime_sum=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d

work="$root/build/appimage"
name="youchuan-$(project_version)-linux-x86_64"

# fetch FILE PLACE SUM
fetch() {
    curl --fail --silent --show-error --location --output "$1" "$releases/$2" || fail "$2 could not be fetched."
    printf '%s  %s\n' "$3" "$1" | sha256sum --check --quiet || fail "$2 is not what it was when this was written."
}

make_folder() {
    mkdir -p "$1/usr"
    tar --extract --gzip --file "$root/dist/$name.tar.gz" --directory "$1/usr" --strip-components 1
    # Links are enough: programs and libraries find each other from where they really are.
    ln -s usr/bin/youchuan "$1/AppRun"
    ln -s usr/share/applications/youchuan.desktop "$1/youchuan.desktop"
    ln -s usr/share/icons/hicolor/256x256/apps/youchuan.png "$1/youchuan.png"
    ln -s youchuan.png "$1/.DirIcon"
}

[ "$(uname -m)" = x86_64 ] || fail "The AppImage is made on x86_64 only."
[ -f "$root/dist/$name.tar.gz" ] || fail "dist/$name.tar.gz is missing; run packaging/linux/build.sh first."
install_packages ca-certificates curl file
rm -rf "$work"
mkdir -p "$work"
fetch "$work/appimagetool" "$tool_at" "$tool_sum"
fetch "$work/runtime" "$runtime_at" "$runtime_sum"
chmod +x "$work/appimagetool"
make_folder "$work/Youchuan.AppDir"
pin_date
# The tool is an AppImage itself and would need FUSE otherwise.
APPIMAGE_EXTRACT_AND_RUN=1 ARCH=x86_64 "$work/appimagetool" --no-appstream --runtime-file "$work/runtime" \
    "$work/Youchuan.AppDir" "$work/$name.AppImage" || fail "appimagetool failed."
publish_files "$work/$name.AppImage"
