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

# How many compilers run at once: YOUCHUAN_JOBS, or as many as there are cores.
parallel_jobs() {
    printf '%s\n' "${YOUCHUAN_JOBS:-$(cores)}"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# The version of this tree, from the one place where it stands.
project_version() {
    sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt"
}

# configure PRESET [CMAKE OPTION...]
configure() {
    say "Configuring preset $1 in build/$1"
    cmake -S "$root" --preset "$@" || fail "CMake could not configure preset $1; the lines above say what is missing."
}

# build PRESET [TARGET...]: everything when no target is named
build() {
    local preset="$1" target
    shift
    local wanted=()
    for target in "$@"; do
        wanted+=(--target "$target")
    done
    say "Building preset $preset, $(parallel_jobs) at a time"
    cmake --build "$root/build/$preset" --parallel "$(parallel_jobs)" ${wanted[@]+"${wanted[@]}"} ||
        fail "The build of preset $preset failed; the compiler's words stand above."
}

# The date of the sources, so that the same sources give the same packages.
pin_date() {
    if [ -z "${SOURCE_DATE_EPOCH:-}" ] && git -C "$root" rev-parse HEAD >/dev/null 2>&1; then
        SOURCE_DATE_EPOCH="$(git -C "$root" log -1 --format=%ct)"
        export SOURCE_DATE_EPOCH
    fi
}

# The sums of files, as sha256sum writes them; not every macOS has it.
sha256() {
    if has sha256sum; then
        sha256sum "$@"
    else
        shasum --algorithm 256 "$@"
    fi
}

# publish_files FILE...: into dist/, with their SHA-256 sums
publish_files() {
    local file
    mkdir -p "$root/dist"
    for file in "$@"; do
        mv -f "$file" "$root/dist/"
        file="$(basename "$file")"
        (cd "$root/dist" && sha256 "$file" >"$file.sha256" && ls -lh "$file" | awk '{ print $5, "dist/" $NF }')
    done
}
