# shellcheck shell=bash
# What the scripts of this folder share; to be sourced. Written for bash 3.2 as well, which macOS ships.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() {
    printf '\n==> %s\n' "$*"
}

fail() {
    printf '\nError: %s\n' "$*" >&2
    exit 1
}

cores() {
    getconf _NPROCESSORS_ONLN
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# configure PRESET
configure() {
    say "Configuring preset $1 in build/$1"
    cmake -S "$root" --preset "$1" || fail "CMake could not configure preset $1; the lines above say what is missing."
}

# build PRESET [TARGET...]: everything when no target is named
build() {
    local preset="$1" target
    shift
    local wanted=()
    for target in "$@"; do
        wanted+=(--target "$target")
    done
    say "Building preset $preset on $(cores) cores"
    cmake --build "$root/build/$preset" --parallel "$(cores)" ${wanted[@]+"${wanted[@]}"} ||
        fail "The build of preset $preset failed; the compiler's words stand above."
}
