#!/usr/bin/env bash
# ./packaging/check-large.sh [GIGABYTES [TRANSPORT]]
#
# Publishes a small file and a sparse one of 5 GB (or as said) to the sandbox and compares: both must arrive whole, and
# the large one may not take noticeably more memory, nor lose anything when the program is killed on the way. TRANSPORT
# is gupload or oss; 20 oss has two pages of parts to compare after the death. Takes minutes, and for gupload as much
# free disk; no part of the test suite.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

gigabytes="${1:-5}"
transport="${2:-gupload}"
most_twice=8 # slices that were on their way
most_growth_kb=102400 # eight connections and their slices are about half of it
programs="$root/build/release/src"
work="$(mktemp -d)"
sandbox_pid=""

clean_up() {
    if [ -n "$sandbox_pid" ]; then
        kill "$sandbox_pid" 2>/dev/null || true
        wait "$sandbox_pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT

# json_value KEY < one line of flat JSON
json_value() {
    sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

start_sandbox() {
    local offered=slices
    [ "$transport" = oss ] && offered=oss
    "$programs/sandbox/youchuan-sandbox" --port 0 --dir "$work/youku" --transports "$offered" >"$work/ready" &
    sandbox_pid=$!
    local waited=0 key
    until [ -s "$work/ready" ]; do
        kill -0 "$sandbox_pid" 2>/dev/null || fail "The sandbox did not start."
        [ "$((waited += 1))" -le 100 ] || fail "The sandbox is not ready after ten seconds."
        sleep 0.1
    done
    for key in api_url client_id client_secret access_token refresh_token; do
        export "YOUCHUAN_$(printf %s "$key" | tr '[:lower:]' '[:upper:]')=$(json_value "$key" <"$work/ready")"
    done
}

# counter NAME: of the way the bytes go, as the sandbox's state tells it
counter() {
    local lines="^    \"$1\"" # the whole state is indented
    [ "$transport" = oss ] && lines="^        \"$1\""
    curl -sS -H "X-Sandbox-Secret: $(json_value control_secret <"$work/ready")" "$YOUCHUAN_API_URL/sandbox/state" |
        sed -n "s/$lines: \([0-9]*\).*/\1/p"
}

# make_video PATH MEGABYTES: mostly a hole, with random blocks at its ends and in the middle
make_video() {
    local at
    truncate -s "$2M" "$1"
    for at in 0 "$(($2 / 2))" "$(($2 - 1))"; do
        dd if=/dev/urandom of="$1" bs=1M count=1 seek="$at" conv=notrunc status=none
    done
    touch -d '1 hour ago' "$1"
}

# publish PATH: sets peak_kb, the most memory the program had
publish() {
    "$programs/cli/youchuan-cli" --profile "$work/profile" upload --anyway "$1" &
    local pid=$! now
    peak_kb=0
    while now="$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null)" && [ -n "$now" ]; do
        peak_kb="$now"
        sleep 0.2
    done
    wait "$pid" || fail "$1 was not published."
}

# begin_and_kill PATH BYTES: killed once so many have arrived
begin_and_kill() {
    "$programs/cli/youchuan-cli" --profile "$work/profile" upload --anyway "$1" &
    local pid=$!
    while [ "$(counter bytes)" -lt "$2" ]; do
        kill -0 "$pid" 2>/dev/null || fail "$1 ended before it was killed."
        sleep 0.5
    done
    kill -9 "$pid"
    wait "$pid" || true
}

[ -r /proc/self/status ] || fail "This check reads memory from /proc and so needs Linux."
free_kb="$(df -Pk "$work" | awk 'NR == 2 { print $4 }')"
[ "$transport" = oss ] || [ "$free_kb" -gt "$((gigabytes * 1100000))" ] || fail "$work needs $gigabytes GB of free disk and a tenth more."

install_dependencies
has apt-get && install_packages curl
configure release
build release youchuan-cli youchuan-sandbox
start_sandbox

say "Publishing 50 MB"
make_video "$work/small.mp4" 50
publish "$work/small.mp4"
small_kb="$peak_kb"

say "Publishing $gigabytes GB"
make_video "$work/large.mp4" "$((gigabytes * 1000))"
SECONDS=0
before="$(counter bytes)"
begin_and_kill "$work/large.mp4" "$((before + gigabytes * 600000000))"
publish "$work/large.mp4"
twice="$(counter bytes_sent_twice)"

say "Sent twice after a death: $twice bytes"
[ "$twice" -le "$((most_twice * 10485760))" ] || fail "More was sent again than what was on its way."
say "Memory: $small_kb KB for 50 MB, $peak_kb KB for $gigabytes GB, which took $SECONDS s"
[ "$((peak_kb - small_kb))" -le "$most_growth_kb" ] || fail "Memory grew with the size of the file."
