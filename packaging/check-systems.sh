#!/usr/bin/env bash
# ./packaging/check-systems.sh [SUITE...]
#
# Proves that the README's two commands work on the Debians of today (bookworm, trixie and sid, or the suites named): in
# a bare system each, from a clean clone of HEAD, with an empty home. run.sh has no display there; test.sh runs the
# preset dev. Needs root, a network, some 8 GB of disk and an hour or two a system; logs land in build/checks/.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"
# shellcheck source=packaging/checks.sh
source "$root/packaging/checks.sh"

unset DISPLAY WAYLAND_DISPLAY
mirror="${YOUCHUAN_DEBIAN_MIRROR:-http://deb.debian.org/debian}"

check_system() {
    local suite="$1" system="$work/$1" command
    say "Making a bare $suite"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$system" "$mirror" >"$pictures/$suite.log" 2>&1 ||
        fail "A bare $suite could not be made; see build/checks/$suite.log."
    cp /etc/resolv.conf /etc/hosts "$system/etc/"
    # A mirror that lags behind its origin serves lists past their date; what is tested here is not their age.
    echo 'Acquire::Check-Valid-Until "false";' >"$system/etc/apt/apt.conf.d/90lagging-mirror"
    git clone --quiet --no-hardlinks "$root" "$system/root/youchuan"
    for command in run.sh "test.sh dev"; do
        say "$command in $suite"
        # shellcheck disable=SC2086
        inside "$system" env HOME=/root YOUCHUAN_JOBS="$(parallel_jobs)" /root/youchuan/packaging/$command </dev/null 2>&1 | tee -a "$pictures/$suite.log" ||
            fail "$command failed in $suite; see build/checks/$suite.log."
    done
    rm -rf --one-file-system "$system"
}

[ "$(id -u)" -eq 0 ] || fail "This check makes bare systems and so needs root."
if [ "$#" -eq 0 ]; then
    set -- bookworm trixie sid
fi
install_packages debootstrap git
mkdir -p "$pictures"
for suite in "$@"; do
    check_system "$suite"
done
say "Both commands work in: $*"
