#!/usr/bin/env bash
# ./packaging/check-death.sh [KILLS] [SEED] [TRANSPORT]
#
# Uploads to the sandbox with the console program and the window, kills them 500 times (or as said) at random
# instants, between a request and its answer above all, and counts: every file must be published once, with its bytes,
# and no more may be sent again than was promised. Takes about half an hour; a few kills are part of the test suite. The
# same seed plays the same again. TRANSPORT is gupload or oss. Then, with three fifths as many kills, files come into a watched
# folder and are moved once their videos can be watched: each content once, and each file once at its place.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

install_dependencies
configure dev
build dev kill_run
"$root/build/dev/tests/death/kill_run" --kills "${1:-500}" --seed "${2:-1}" --transport "${3:-gupload}"
"$root/build/dev/tests/death/kill_run" --folders --kills "$((${1:-500} * 3 / 5))" --seed "${2:-1}"
