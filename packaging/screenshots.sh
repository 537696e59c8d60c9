#!/usr/bin/env bash
# ./packaging/screenshots.sh [--keep]
#
# Pictures of the window's main states in build/screenshots/: in English and Chinese, light, dark and in a contrast
# theme, and at 200 %. Drawn without a display, in practice mode. --keep also renews the two that the README shows.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

out="$root/build/screenshots"

# draw NAME SCALE OPTION...
draw() {
    local name="$1" scale="$2"
    shift 2
    say "Drawing $name"
    QT_QPA_PLATFORM="offscreen:configfile=$root/tests/gui/screen.json" QT_SCALE_FACTOR="$scale" \
        DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent \
        "$root/build/dev/tests/gui/screens" "$out/$name" "$@" || fail "$name could not be drawn."
}

install_dependencies
configure dev
build dev screens
rm -rf "$out"
draw en-light 1
draw en-dark 1 --dark
draw zh_CN-light 1 --language zh_CN
draw zh_CN-dark 1 --language zh_CN --dark
draw en-contrast 1 --contrast
draw en-200 2
if [ "${1:-}" = --keep ]; then
    cp "$out/en-light/work.png" "$root/resources/screenshots/window.png"
    cp "$out/zh_CN-dark/work.png" "$root/resources/screenshots/window-zh-dark.png"
fi
say "The pictures are in $out"
