#!/usr/bin/env bash
# ./packaging/run.sh [FILE...]
#
# From a fresh clone to Youchuan at work: installs what is missing, builds, and opens the window in practice mode with
# the files. Where there is no display, the same job runs in the console. Practice mode brings its own Youku on
# 127.0.0.1 and its own profile: nothing leaves the machine and no real queue is touched.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

programs="$root/build/release/src"
sample="$root/build/sample/Youchuan sample.mp4"

has_display() {
    if [ "$(uname -s)" = Darwin ]; then
        [ -z "${SSH_CONNECTION:-}" ]
    else
        [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
    fi
}

# Moving picture with noise, so that the file is several slices long, and a tone.
make_sample() {
    if [ -s "$sample" ]; then
        return
    fi
    install_packages ffmpeg
    say "Making a sample video"
    mkdir -p "$(dirname "$sample")"
    ffmpeg -hide_banner -loglevel error -nostdin -y \
        -f lavfi -i "testsrc2=size=1280x720:rate=25,noise=alls=30:allf=t" -f lavfi -i "sine=frequency=440" \
        -t 8 -c:v mpeg4 -b:v 14M -pix_fmt yuv420p -c:a aac -f mp4 "$sample.part" ||
        fail "ffmpeg could not make the sample video."
    mv "$sample.part" "$sample"
}

open_window() {
    if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${DISPLAY:-}" ] && has apt-get; then
        install_packages qt6-wayland
    fi
    say "Opening the window in practice mode"
    exec "$programs/gui/youchuan" --practice "$@"
}

publish_in_console() {
    say "There is no display: publishing in the console, in practice mode"
    if [ "$#" -gt 0 ]; then
        exec "$programs/cli/youchuan-cli" --practice upload "$@"
    fi
    make_sample
    exec "$programs/cli/youchuan-cli" --practice upload --again "$sample"
}

install_dependencies
configure release
build release programs
if has_display; then
    open_window "$@"
else
    publish_in_console "$@"
fi
