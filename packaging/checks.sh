# shellcheck shell=bash
# What linux/check.sh, windows/check.sh and check-systems.sh share; to be sourced after dependencies.sh.

display_packages=(imagemagick x11-utils xvfb)

version="$(project_version)"
pictures="$root/build/checks"
work="$(mktemp -d)"
xvfb_pid=""

clean_up() {
    if [ -n "$xvfb_pid" ]; then
        kill "$xvfb_pid" 2>/dev/null || true
    fi
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT

# until_true SECONDS COMMAND...
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.5
    done
}

# inside FOLDER COMMAND...: as root in the system of that folder; its processes and mounts end with it
inside() {
    unshare --mount --pid --fork --kill-child --mount-proc --root="$1" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${DISPLAY:+"DISPLAY=$DISPLAY"} "${@:2}"
}

start_display() {
    # -noreset: it would throw everybody out whenever its last client leaves
    Xvfb -displayfd 3 -ac -noreset -nolisten tcp -screen 0 1280x900x24 3>"$work/display" 2>/dev/null &
    xvfb_pid=$!
    until_true 30 test -s "$work/display" || fail "Xvfb did not start."
    DISPLAY=":$(cat "$work/display")"
    export DISPLAY
}

# take_picture NAME: of the whole display
take_picture() {
    mkdir -p "$pictures"
    import -window root "$pictures/$1.png"
    say "A picture of the window is in build/checks/$1.png"
}

# make_video PATH: noise is enough where YOUCHUAN_ANYWAY is set; old enough not to be "still being written"
make_video() {
    head -c 5000000 /dev/urandom >"$1"
    touch -d '1 hour ago' "$1"
}

# make_film PATH: something that can be looked into
make_film() {
    ffmpeg -hide_banner -loglevel error -nostdin -y -f lavfi -i testsrc2=size=1280x720:rate=25 -t 16 \
        -c:v libx264 -preset ultrafast -pix_fmt yuv420p -movflags +faststart "$1" || fail "ffmpeg could not make a film."
    touch -d '1 hour ago' "$1"
}

# tells_of_film COMMAND...: what `check --json` of the film says
tells_of_film() {
    "$@" | tr -d '\r' >"$work/film.json"
    grep '"codec":"h264"' "$work/film.json" >/dev/null || { cat "$work/film.json" && fail "The film is not looked into."; }
}

window_is_open() {
    xwininfo -root -tree | grep 'Youchuan' >/dev/null
}

no_window_is_open() {
    ! window_is_open
}
