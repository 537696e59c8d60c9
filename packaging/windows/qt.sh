#!/usr/bin/env bash
# ./packaging/windows/qt.sh
#
# Cross-builds the parts of Qt that Youchuan needs for Windows, once, from the sources of the Debian release this runs
# on, and keeps them (see sources.sh). Run it by itself, or source it for build_qt, which sets qt_prefix.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/../dependencies.sh"
# shellcheck source=packaging/sources.sh
source "$root/packaging/sources.sh"

windows="$root/packaging/windows"
jobs="$(parallel_jobs)"
host_cmake="/usr/lib/$(uname -m)-linux-gnu/cmake" # where Debian keeps the host Qt's CMake packages

cross_packages=(dpkg-dev g++-mingw-w64-x86-64-posix libz-mingw-w64-dev patch tcl zstd)

# Only what Youchuan and its tests link. mingw-w64's headers lack what Qt's watch over the network (networklistmanager)
# needs; the program does without. direct2d stays on: Qt 6.4 compiles the font database of directwrite with it.
qt_options=(
    -DCMAKE_BUILD_TYPE=Release
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++
    -DBUILD_SHARED_LIBS=OFF
    -DQT_BUILD_EXAMPLES=OFF
    -DQT_BUILD_TESTS=OFF
    -DINPUT_opengl=no
    -DINPUT_openssl=no
    -DFEATURE_schannel=ON
    -DFEATURE_sql_sqlite=ON
    -DFEATURE_static_runtime=ON
)
qt_left_out=(
    brotli concurrent dbus glib gssapi icu networklistmanager opengl openssl pkg_config printsupport sql_mysql
    sql_odbc sql_psql system_doubleconversion system_freetype system_harfbuzz system_jpeg system_pcre2 system_png
    system_sqlite system_zlib tabletevent vulkan xml zstd
)

# Debian's tarball of Qt comes without SQLite; Debian's own SQLite takes its place.
add_sqlite() {
    unpack sqlite3 "$work/sqlite"
    mkdir -p "$work/sqlite/build" "$work/qtbase/src/3rdparty/sqlite"
    (cd "$work/sqlite/build" && ../configure --disable-tcl && make sqlite3.c) >"$work/sqlite.log" 2>&1 ||
        fail "SQLite's single source file could not be made; see $work/sqlite.log."
    cp "$work/sqlite/build/sqlite3.c" "$work/sqlite/build/sqlite3.h" "$work/qtbase/src/3rdparty/sqlite/"
}

compile_qt() {
    local feature options=("${qt_options[@]}")
    for feature in "${qt_left_out[@]}"; do
        options+=("-DFEATURE_$feature=OFF")
    done
    cmake -S "$work/qtbase" -B "$work/build" -G Ninja "${options[@]}" \
        -DCMAKE_TOOLCHAIN_FILE="$windows/toolchain.cmake" -DCMAKE_INSTALL_PREFIX="$qt_prefix.part" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="$host_cmake" >"$work/configure.log" 2>&1 ||
        fail "Qt could not be configured; see $work/configure.log."
    cmake --build "$work/build" --parallel "$jobs" || fail "Qt could not be built."
    rm -rf "$qt_prefix.part"
    cmake --install "$work/build" >/dev/null || fail "Qt could not be installed."
    mv "$qt_prefix.part" "$qt_prefix"
}

# Sets qt_prefix; takes half an hour of processor time the first time and nothing after that.
build_qt() {
    install_dependencies
    install_with_apt "${cross_packages[@]}"
    local version recipe
    version="$(dpkg-query --show --showformat='${source:Version}' qt6-base-dev)"
    recipe="$({
        printf '%s\n' "${qt_options[@]}" "${qt_left_out[@]}"
        declare -f add_sqlite
    } | cksum | cut -d' ' -f1)"
    qt_prefix="$cache/qt-$version-windows-x64-$recipe"
    if [ -d "$qt_prefix" ]; then
        return
    fi
    say "Building Qt $version for Windows in $cache; half an hour of processor time, once"
    work="$cache/work"
    # A build that was interrupted goes on.
    if [ "$(cat "$work/prepared" 2>/dev/null)" != "$version $recipe" ]; then
        rm -rf "$work"
        mkdir -p "$work"
        fetch_sources qt6-base sqlite3
        unpack qt6-base "$work/qtbase"
        add_sqlite
        printf '%s\n' "$version $recipe" >"$work/prepared"
    fi
    compile_qt
    rm -rf "$work"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    build_qt
    say "Qt for Windows is in $qt_prefix"
fi
