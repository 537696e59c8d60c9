#!/usr/bin/env bash
# ./packaging/fuzz.sh [SECONDS [TARGET...]]
#
# Lets libFuzzer look, for so many seconds each (600 unless told), for inputs that break what reads foreign bytes:
# the programs of tests/fuzz, or those named (answers, envelope, server_uri, metadata, redaction, table ...). What it
# found stands in build/fuzz/found; such an input goes into tests/fuzz/corpus once its fault is mended.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

seconds="${1:-600}"
shift || true
if [ "$#" -eq 0 ]; then
    set -- answers envelope server_uri metadata redaction table control database sandbox oss_xml oss_signature \
        signed_answers store media probe
fi

install_dependencies
install_clang
configure fuzz
build fuzz "${@/#/fuzz_}"

mkdir -p "$root/build/fuzz/found"
if [ -d /dev/shm ]; then
    export TMPDIR=/dev/shm # the database is written anew for every input: 20 times as many in memory
fi
fuzz_one() {
    corpus="$root/build/fuzz/corpus/$1" # what it learns is kept for the next run
    log="$root/build/fuzz/$1.log"
    mkdir -p "$corpus"
    "$root/build/fuzz/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2000 -max_len=8192 \
        -print_final_stats=1 -verbosity=0 -artifact_prefix="$root/build/fuzz/found/$1-" \
        "$corpus" "$root/tests/fuzz/corpus/$1" >"$log" 2>&1 && say "$1: nothing found, $(grep number_of_executed "$log")" && return
    cat "$log"
    say "$1 broke; the input lies in build/fuzz/found."
    return 1
}
export -f fuzz_one say
export root seconds
say "Fuzzing for $seconds s each: $*"
printf '%s\n' "$@" | xargs -P "$(cores)" -I {} bash -c 'fuzz_one {}' || fail "Something was found."
say "Nothing found in: $*"
