#!/usr/bin/env bash
# ./packaging/check-death.sh [KILLS] [SEED] [TRANSPORT]
#
# Uploads to the sandbox with the console program and the window, kills them 500 times (or as said) at random
# instants, between a request and its answer above all, and counts: every file must be published once, with its bytes,
# and no more may be sent again than was promised. Then 300 kills more (or as many as said, if fewer) with a program of
# the user's that is told of each video, once, while the uploads of two accounts take turns; and as many while files
# come into a watched folder and are moved once their videos can be watched: each content once, and each file once at
# its place. Takes about half an hour; a few kills are part of the test suite. The same seed plays the same again.
# TRANSPORT is gupload or oss.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

kills=${1:-500}
seed=${2:-1}
transport=${3:-gupload}
hooked=$((kills < 300 ? kills : 300))

install_dependencies
configure dev
build dev kill_run
kill_run=$root/build/dev/tests/death/kill_run
"$kill_run" --kills "$kills" --seed "$seed" --transport "$transport"
"$kill_run" --kills "$hooked" --seed "$seed" --transport "$transport" --hook --accounts 2
"$kill_run" --kills "$hooked" --seed "$seed" --folders
