#!/usr/bin/env bash
# ./packaging/windows/check.sh
#
# Proves the installer of dist/ that packaging/windows/build.sh made, under Wine in a fresh prefix: it installs
# silently, the installed window opens in practice mode, the installed console program publishes a file to the installed
# sandbox, and after the uninstaller nothing but the profile is left; with /PURGE not even that. An installer that is
# signed installs signed programs, and a copy of it can be signed with a certificate made for this. A picture of the
# window lands in build/checks/windows.png.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"
# shellcheck source=packaging/checks.sh
source "$root/packaging/checks.sh"

installer="$root/dist/youchuan-$version-windows-x64-setup.exe"
export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
drive="$WINEPREFIX/drive_c"

wine=/usr/lib/wine/wine64 # not the script of that name, which asks for a 32-bit Wine
wineserver=/usr/lib/wine/wineserver64

end_wine() {
    "$wineserver" -k 2>/dev/null || true
    clean_up
}
trap end_wine EXIT

fresh_prefix() {
    say "Making a Windows to install on"
    "$wine" wineboot -i >/dev/null 2>&1 || fail "Wine could not make its prefix."
    # Fonts that every Windows has; for the picture only.
    "$wine" reg add 'HKCU\Software\Wine\Fonts\Replacements' /v 'MS Shell Dlg 2' /d 'DejaVu Sans' /f >/dev/null 2>&1
    "$wine" reg add 'HKCU\Software\Wine\Fonts\Replacements' /v Tahoma /d 'DejaVu Sans' /f >/dev/null 2>&1
    home="$(find "$drive/users" -mindepth 1 -maxdepth 1 -type d ! -name Public)"
    make_video "$home/harbour at night.mp4"
    video="$("$wine" winepath -w "$home/harbour at night.mp4" | tr -d '\r')"
}

is_signed() {
    rm -f "$work/signature"
    osslsigncode extract-signature -in "$1" -out "$work/signature" >/dev/null 2>&1
}

check_signing() {
    local own="$work/certificate.pem" copy="$work/signed.exe"
    say "Signing a copy with a certificate of its own"
    openssl req -x509 -newkey rsa:2048 -noenc -keyout "$work/key.pem" -out "$own" -days 2 -subj "/CN=Youchuan check" \
        -addext keyUsage=digitalSignature -addext extendedKeyUsage=codeSigning 2>/dev/null
    cp "$installer" "$copy"
    YOUCHUAN_SIGN_CERT="$own" YOUCHUAN_SIGN_KEY="$work/key.pem" YOUCHUAN_SIGN_TIMESTAMP="" \
        "$root/packaging/windows/sign.sh" "$copy" >/dev/null
    osslsigncode verify -CAfile "$own" -in "$copy" >"$work/verified" 2>&1 ||
        { cat "$work/verified" && fail "The signature is not good."; }
}

# install_into MODE FOLDER: MODE as the installer takes it. Its exit code says nothing, the files do.
install_into() {
    say "Installing silently, $1"
    "$wine" "$installer" /S "$1"
    until_true 60 test -f "$2/uninstall.exe" || fail "Nothing was installed in $2."
    for program in youchuan youchuan-cli youchuan-probe youchuan-sandbox; do
        [ -f "$2/$program.exe" ] || fail "$program.exe is missing."
    done
    [ -f "$2/licences/gpl-3.0.txt" ] || fail "The licences are missing."
    if is_signed "$installer"; then
        for program in "$2"/*.exe; do
            is_signed "$program" || fail "$(basename "$program") is not signed, and its installer is."
        done
    fi
}

# uninstall FOLDER OPTION...: it copies itself and returns at once
uninstall() {
    "$wine" "$1/uninstall.exe" /S "${@:2}"
    until_true 60 test ! -e "$1" || fail "The folder of the programs is left: $(ls "$1")"
}

only_system_libraries() {
    local program foreign
    for program in "$1"/youchuan*.exe; do
        foreign="$(x86_64-w64-mingw32-objdump -p "$program" | sed -n 's/.*DLL Name: //p' | while read -r library; do
            case "$library" in api-ms-win-*) continue ;; esac # names of sets, which the loader resolves
            [ -f "$drive/windows/system32/${library,,}" ] || printf '%s ' "$library"
        done)"
        [ -z "$foreign" ] || fail "$(basename "$program") wants ${foreign% }, which Windows does not have."
        strings --encoding=l "$program" | grep -x "$version" >/dev/null || fail "$(basename "$program") does not tell its version."
    done
}

see_window() {
    local pid
    say "Opening the installed window in practice mode"
    "$wine" "$1/youchuan.exe" --practice "$video" >/dev/null 2>&1 &
    pid=$!
    until_true 120 window_is_open || fail "The window did not open."
    sleep 5 # let it paint; nothing depends on it
    take_picture windows
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    until_true 30 no_window_is_open || fail "The window does not go away."
}

publish_to_sandbox() {
    local pid key
    say "Publishing with the installed console program to the installed sandbox"
    "$wine" "$1/youchuan-sandbox.exe" --port 0 --dir 'C:\youku' >"$work/ready" 2>/dev/null &
    pid=$!
    until_true 60 test -s "$work/ready" || fail "The sandbox did not start."
    for key in api_url client_id client_secret access_token refresh_token; do
        export "YOUCHUAN_${key^^}=$(sed -n "s/.*\"$key\":\"\([^\"]*\)\".*/\1/p" "$work/ready")"
    done
    YOUCHUAN_ANYWAY=1 "$wine" "$1/youchuan-cli.exe" upload "$video" |
        tee "$work/published"
    grep -q '^Published' "$work/published" || fail "The file was not published."
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    unset "${!YOUCHUAN_@}"
}

# traces: what still tells of Youchuan, besides the profile
traces() {
    "$wineserver" -w # the registry is in its files now
    find "$drive" -iname '*youchuan*' ! -path "$home/AppData/Local/Youchuan*"
    grep -il youchuan "$WINEPREFIX"/*.reg || true
}

[ -f "$installer" ] || fail "$installer is missing; run packaging/windows/build.sh first."
install_with_apt "${display_packages[@]}" binutils ffmpeg fonts-dejavu-core g++-mingw-w64-x86-64-posix openssl \
    osslsigncode wine wine64
check_signing
start_display
fresh_prefix
profile="$home/AppData/Local/Youchuan"

per_user="$home/AppData/Local/Programs/Youchuan"
install_into /CurrentUser "$per_user"
only_system_libraries "$per_user"
[ -n "$(find "$home" -name Youchuan.lnk)" ] || fail "There is no link in the Start menu."
"$wine" reg query 'HKCU\Software\Classes\.mp4\OpenWithProgids' /v Youchuan.Video >/dev/null 2>&1 ||
    fail "Youchuan is not offered to open videos with."
see_window "$per_user"
publish_to_sandbox "$per_user"
say "Looking into a film"
make_film "$home/film.mp4"
tells_of_film "$wine" "$per_user/youchuan-cli.exe" check --json "$("$wine" winepath -w "$home/film.mp4" | tr -d '\r')"
say "Installing over it, as an upgrade does"
touch -d '1 year ago' "$per_user/youchuan.exe"
install_into /CurrentUser "$per_user"
[ -n "$(find "$per_user/youchuan.exe" -newermt '1 month ago')" ] || fail "The upgrade did not replace the program."
say "Uninstalling"
uninstall "$per_user" /CurrentUser
[ -f "$profile/queue.sqlite" ] || fail "The profile is gone."
[ -z "$(traces)" ] || fail "Left behind: $(traces)"

per_machine="$drive/Program Files/Youchuan"
install_into /AllUsers "$per_machine"
say "Uninstalling with everything"
uninstall "$per_machine" /AllUsers /PURGE
[ ! -e "$profile" ] || fail "The profile was to go, and is left."
[ -z "$(traces)" ] || fail "Left behind: $(traces)"
say "The installer is good"
