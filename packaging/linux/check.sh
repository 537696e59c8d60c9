#!/usr/bin/env bash
# ./packaging/linux/check.sh
#
# Proves the packages of dist/ that packaging/linux/build.sh made: the validators have nothing against them; the .deb
# installs in a bare Debian, its window opens from the desktop file with a video and the queue of an older version, a
# file is published in practice mode, and nothing but the profile is left after its removal; the portable archive does
# the same in a Debian without any Qt. Needs root.
# Pictures of the windows land in build/checks/.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"
# shellcheck source=packaging/checks.sh
source "$root/packaging/checks.sh"

checking_packages=("${display_packages[@]}" appstream desktop-file-utils ffmpeg groff-base lintian man-db mmdebstrap procps rpm)
# What a desktop without Qt has: the X server's side, the graphics driver's side, fonts.
desktop_packages=(fonts-dejavu-core libegl1 libexpat1 libfontconfig1 libfreetype6 libgl1 libx11-6 libx11-xcb1 libxcb1)

deb="$root/dist/youchuan_${version}_$(dpkg --print-architecture).deb"
media="$root/dist/youchuan-media_${version}_$(dpkg --print-architecture).deb"
rpm="$root/dist/youchuan-$version-1.$(uname -m).rpm"
media_rpm="$root/dist/youchuan-media-$version-1.$(uname -m).rpm"
portable="$root/dist/youchuan-$version-linux-$(uname -m).tar.gz"

# bare_system FOLDER PACKAGE...: the smallest Debian of this release, with these packages and a user
bare_system() {
    local folder="$1" packages
    packages="$(printf '%s,' "${@:2}")"
    say "Making a bare system"
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Component: main' |
        grep -E ' [a-z]+(-updates|-security)? main$' | sort -u >"$work/sources.list"
    mmdebstrap --quiet --variant=minbase --include="${packages%,}" "$(. /etc/os-release && echo "$VERSION_CODENAME")" \
        "$folder" "$work/sources.list" || fail "The bare system could not be made."
    cp /etc/resolv.conf /etc/hosts "$folder/etc/"
    chroot "$folder" useradd --create-home tester
    make_video "$folder/home/tester/harbour at night.mp4"
    make_film "$folder/home/tester/film.mp4"
    chroot "$folder" chown tester "/home/tester/harbour at night.mp4" /home/tester/film.mp4
}

as_tester() {
    inside "$1" runuser -u tester -- env HOME=/home/tester XDG_RUNTIME_DIR=/tmp YOUCHUAN_ANYWAY=1 "${@:2}"
}

# open_window NAME FOLDER COMMAND...: starts it, waits for the window, takes a picture
open_window() {
    as_tester "${@:2}" &
    window_pid=$!
    until_true 90 window_is_open || fail "No window of $1."
    sleep 3 # let it paint; nothing depends on it
    take_picture "$1"
}

close_window() {
    pkill -KILL -P "$window_pid" # unshare, and with it all that runs inside
    wait "$window_pid" 2>/dev/null || true
    until_true 30 no_window_is_open || fail "The window does not go away."
}

# in_queue FOLDER STATE FILE: what the installed console program says of the profile
in_queue() {
    as_tester "$1" youchuan-cli list --all --json | grep "\"$3\".*\"state\":\"$2\"" >/dev/null
}

publish() {
    as_tester "$1" "$2" --practice upload "/home/tester/harbour at night.mp4" | tee "$work/published"
    grep -q '^Published' "$work/published" || fail "The file was not published."
}

check_forms() {
    local files="$work/unpacked/usr/share" program option
    dpkg-deb --extract "$deb" "$work/unpacked"
    dpkg-deb --extract "$media" "$work/unpacked"
    dpkg-deb --field "$deb" Recommends | grep youchuan-media >/dev/null || fail "youchuan-media is not recommended."
    say "Validating"
    desktop-file-validate "$files/applications/youchuan.desktop" || fail "The desktop file is not valid."
    appstreamcli validate --no-net "$files"/metainfo/*.xml || fail "The metainfo is not valid."
    lintian --allow-root --fail-on error "$deb" "$media" || fail "lintian found errors."
    rpm --query --package --recommends "$rpm" | grep youchuan-media >/dev/null || fail "The .rpm recommends no youchuan-media."
    rpm --query --package --list "$media_rpm" | grep -x /usr/bin/youchuan-probe >/dev/null || fail "The second .rpm is empty."
    for program in youchuan youchuan-cli youchuan-probe youchuan-sandbox; do
        [ -z "$(man --warnings -l -Tutf8 -Z "$files/man/man1/$program.1.gz" 2>&1 >/dev/null)" ] ||
            fail "The manual page of $program is not well formed."
        for option in $(QT_QPA_PLATFORM=offscreen "$work/unpacked/usr/bin/$program" --help 2>/dev/null |
            grep -oE -- '--[a-z-]{3,}' | grep -v -- --help-all); do
            zcat "$files/man/man1/$program.1.gz" | sed 's/\\-/-/g' | grep -- "$option" >/dev/null ||
                fail "The manual page of $program does not tell of $option."
        done
    done
    (cd "$root/dist" && sha256sum --check --quiet "$(basename "$deb").sha256" "$(basename "$media").sha256" \
        "$(basename "$portable").sha256")
}

check_deb() {
    local system="$work/debian" left
    bare_system "$system" bash-completion libglib2.0-bin
    cp "$deb" "$media" "$system/tmp/"
    say "Installing the .deb with apt"
    inside "$system" apt-get update --quiet=2 || fail "apt-get update failed in the bare system."
    inside "$system" apt-get install --yes --no-install-recommends "/tmp/$(basename "$deb")" >"$work/apt.log" 2>&1 ||
        { cat "$work/apt.log"; fail "apt could not install the .deb."; }
    say "Looking into a film, without and with youchuan-media"
    as_tester "$system" youchuan-cli check --json /home/tester/film.mp4 | grep '"codec"' >/dev/null &&
        fail "It was looked into without youchuan-media."
    inside "$system" apt-get install --yes --no-install-recommends "/tmp/$(basename "$media")" >"$work/apt.log" 2>&1 ||
        { cat "$work/apt.log"; fail "apt could not install youchuan-media."; }
    tells_of_film as_tester "$system" youchuan-cli check --json /home/tester/film.mp4
    inside "$system" dpkg -L youchuan youchuan-media >"$work/installed"
    chroot "$system" runuser -u tester -- mkdir -p /home/tester/.local/share/Youchuan
    install --mode=600 --owner="$(stat --format=%u "$system/home/tester")" \
        "$root/tests/store/samples/queue-1.sqlite" "$system/home/tester/.local/share/Youchuan/queue.sqlite"
    # gio returns at once; the program is ended with its namespace.
    open_window deb "$system" env YOUCHUAN_API_URL=https://127.0.0.1:9 sh -c \
        'gio launch /usr/share/applications/youchuan.desktop "$HOME/harbour at night.mp4" && sleep 1000'
    until_true 30 in_queue "$system" not_started "/home/tester/harbour at night.mp4" ||
        fail "The file that the desktop file was launched with is not in the queue."
    in_queue "$system" published /videos/published.mp4 || fail "The queue of an older version was not taken over."
    close_window
    publish "$system" youchuan-cli
    as_tester "$system" bash -c '. /usr/share/bash-completion/bash_completion
        _completion_loader youchuan-cli || [ $? = 124 ]
        COMP_WORDS=(youchuan-cli upl) COMP_CWORD=1
        _youchuan_cli && [ "${COMPREPLY[*]}" = upload ]' || fail "bash does not complete the commands."
    grep -q '^ExecStart=/usr/bin/youchuan-cli run' "$system/usr/lib/systemd/user/youchuan.service" ||
        fail "There is no unit for systemd."
    say "Removing it"
    inside "$system" apt-get purge --quiet=2 --yes youchuan youchuan-media >/dev/null ||
        fail "apt could not remove it."
    rm "$system/tmp/$(basename "$deb")" "$system/tmp/$(basename "$media")"
    [ -d "$system/home/tester/.local/share/Youchuan" ] || fail "The profile is gone."
    left="$(cd "$system" && find . -xdev -iname '*youchuan*' ! -path './home/tester/.local/share/Youchuan*' ! -path './tmp/youchuan-*')"
    left+="$(grep -rIl youchuan "$system/etc" "$system/usr" "$system/var/lib/dpkg" || true)"
    [ -z "$left" ] || fail "Left behind: $left"
    say "Nothing but the profile is left of $(wc -l <"$work/installed") files and folders"
}

check_portable() {
    local system="$work/portable" here
    bare_system "$system" "${desktop_packages[@]}"
    [ -z "$(find "$system" -xdev -name 'libQt*')" ] || fail "The bare system is not bare: there is a Qt in it."
    tar --extract --gzip --file "$portable" --directory "$system/opt"
    here="/opt/$(basename "$portable" .tar.gz)"
    open_window portable "$system" "$here/bin/youchuan" --practice "/home/tester/harbour at night.mp4"
    close_window
    publish "$system" "$here/bin/youchuan-cli"
    tells_of_film as_tester "$system" "$here/bin/youchuan-cli" check --json /home/tester/film.mp4
    say "Looking where the libraries come from"
    as_tester "$system" env LD_DEBUG=files LD_DEBUG_OUTPUT=/tmp/loader YOUCHUAN_API_URL=https://127.0.0.1:9 \
        YOUCHUAN_CLIENT_ID=none YOUCHUAN_ACCESS_TOKEN=none timeout 20 "$here/bin/youchuan-cli" spec >/dev/null 2>&1 || true
    sed -n 's/.*calling init: //p' "$system"/tmp/loader.* | sort -u >"$work/loaded"
    local name
    for name in libQt6Core libQt6Network libstdc++ libssl libcrypto libqt6keychain; do
        grep -q "^$here/.*/$name" "$work/loaded" || fail "$name is not taken from the archive."
    done
    ! grep -E '/usr/lib|^/lib' "$work/loaded" | grep -vE '/lib(c|m|resolv|dl|pthread|rt)\.so|/ld-linux' ||
        fail "These were taken from the system."
}

[ "$(id -u)" -eq 0 ] || fail "This check makes bare systems and so needs root."
for file in "$deb" "$media" "$rpm" "$media_rpm" "$portable"; do
    [ -f "$file" ] || fail "$file is missing; run packaging/linux/build.sh first."
done
install_with_apt "${checking_packages[@]}"
start_display
check_forms
check_deb
check_portable
say "The packages are good"
