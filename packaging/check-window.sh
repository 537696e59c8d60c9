#!/usr/bin/env bash
# ./packaging/check-window.sh
#
# Drives the real window from outside, as a person with a mouse, a keyboard and a screen reader would: drop, fill in,
# start, pause, resume, cancel, quit, start again, against the sandbox. On a display of its own (Xvfb), so that nothing
# is seen of it and nothing on the desktop is touched. Linux only; no part of the test suite.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

build="$root/build/dev"
work="$(mktemp -d)"
xvfb_pid=""

clean_up() {
    if [ -n "$xvfb_pid" ]; then
        kill "$xvfb_pid" 2>/dev/null || true
        wait "$xvfb_pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT

# A free display, unless YOUCHUAN_CHECK_DISPLAY names one.
start_display() {
    if [ -n "${YOUCHUAN_CHECK_DISPLAY:-}" ]; then
        Xvfb ":$YOUCHUAN_CHECK_DISPLAY" -screen 0 1600x1000x24 -nolisten tcp &
        echo "$YOUCHUAN_CHECK_DISPLAY" >"$work/display"
    else
        Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" &
    fi
    xvfb_pid=$!
    local waited=0
    until [ -s "$work/display" ]; do
        kill -0 "$xvfb_pid" 2>/dev/null || fail "Xvfb did not start."
        [ "$((waited += 1))" -le 100 ] || fail "Xvfb is not ready after ten seconds."
        sleep 0.1
    done
    DISPLAY=":$(cat "$work/display")"
    export DISPLAY
}

[ "$(uname -s)" = Linux ] || fail "This check needs X11 and so Linux."
install_dependencies
install_packages at-spi2-core dbus gir1.2-atspi-2.0 openbox python3-gi xdotool xvfb
configure dev
build dev youchuan youchuan-sandbox drag_source

start_display
mkdir -m 700 "$work/runtime" "$work/home"
say "Driving the window on display $DISPLAY"
env -u WAYLAND_DISPLAY HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" XDG_CONFIG_HOME="$work/home" GTK_MODULES= \
    dbus-run-session -- bash -c 'openbox & exec /usr/bin/python3 "$@"' openbox "$root/tests/window/session.py" \
    "$build/src/gui/youchuan" "$build/src/sandbox/youchuan-sandbox" "$build/tests/window/drag_source" ||
    fail "The window did not do as it should."
say "The window does as it should"
