#!/usr/bin/env bash
# ./packaging/test.sh [PRESET...]
#
# From a fresh clone to a verdict: installs what is missing, builds and runs every test, plainly (preset dev) and under
# AddressSanitizer and UndefinedBehaviorSanitizer (preset asan), then lets the fuzzers try for a short while (preset fuzz,
# packaging/fuzz.sh). Names the presets to run when given.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

run_tests() {
    say "Testing preset $1"
    (cd "$root" && ctest --preset "$1" --parallel "$(cores)" --no-tests=error) || fail "Tests of preset $1 failed."
}

fuzz_seconds=10

if [ "$#" -eq 0 ]; then
    set -- dev asan fuzz
fi

install_dependencies
for preset in "$@"; do
    case "$preset" in
    fuzz) "$root/packaging/fuzz.sh" "$fuzz_seconds" ;;
    *)
        configure "$preset"
        build "$preset"
        run_tests "$preset"
        ;;
    esac
done
say "All tests passed: $*"
