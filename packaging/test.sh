#!/usr/bin/env bash
# ./packaging/test.sh [PRESET...]
#
# From a fresh clone to a verdict: installs what is missing, builds and runs every test, plainly (preset dev) and under
# AddressSanitizer and UndefinedBehaviorSanitizer (preset asan), then what works on threads under ThreadSanitizer (preset
# tsan), and lets the fuzzers try for a short while (preset fuzz, packaging/fuzz.sh). Names the presets to run when given.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

# ThreadSanitizer of older compilers finds no place for its shadow where addresses are scattered wider than this.
widest_scatter=28
scattered() {
    [ "$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 0)" -gt "$widest_scatter" ]
}

# Most tests wait more than they work.
tests_at_once() {
    echo $(($(cores) * 2 + 1))
}

run_tests() {
    say "Testing preset $1"
    local fixed=()
    if [ "$1" = tsan ] && scattered; then
        fixed=(setarch "$(uname -m)" --addr-no-randomize)
    fi
    local test=(${fixed[@]+"${fixed[@]}"} ctest --preset "$1" --no-tests=error)
    cd "$root"
    "${test[@]}" --parallel "$(tests_at_once)" && return
    say "Again, one by one: a fault fails alone as well, a machine with too much to do does not"
    "${test[@]}" --rerun-failed || fail "Tests of preset $1 failed."
}

# Some 400 programs are linked; mold needs a fifth of the usual linker's time. Where it is missing nothing is lost.
link_quickly() {
    if has apt-get; then
        install_packages mold
    fi
    if echo 'int main() {}' | c++ -fuse-ld=mold -x c++ - -o /dev/null 2>/dev/null; then
        export LDFLAGS="-fuse-ld=mold ${LDFLAGS:-}"
    fi
}

# For a first build: sources of a room are compiled together (who works on them one by one goes on with that), and GCC
# tidies up its memory from half a gigabyte on, not from 128 MB on, which took an eighth of its time.
quick_build() {
    printf '%s\n' -DYOUCHUAN_UNITY=ON
    if c++ --version 2>/dev/null | grep -q "Free Software Foundation"; then
        printf '%s\n' "-DCMAKE_CXX_FLAGS=--param=ggc-min-heapsize=500000 ${CXXFLAGS:-}"
    fi
}

configure_quick() {
    local options=()
    [ -e "$root/build/$1/CMakeCache.txt" ] || mapfile -t options < <(quick_build)
    configure "$1" ${options[@]+"${options[@]}"}
}

fuzz_seconds=6

if [ "$#" -eq 0 ]; then
    set -- dev asan tsan fuzz
fi

install_dependencies
install_packages ffmpeg # makes the films that youchuan-probe is tested with
link_quickly
for preset in "$@"; do
    case "$preset" in
    fuzz) "$root/packaging/fuzz.sh" "$fuzz_seconds" ;;
    tsan)
        configure_quick tsan
        build tsan threaded_tests
        run_tests tsan
        ;;
    *)
        configure_quick "$preset"
        build "$preset"
        run_tests "$preset"
        ;;
    esac
done
say "All tests passed: $*"
