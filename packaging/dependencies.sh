#!/usr/bin/env bash
# Installs what Youchuan needs to be built, tested and run, and nothing that is there already.
# Run it by itself, or source it for install_dependencies and install_packages.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Names as in Debian 12 and Ubuntu 24.04.
debian_packages=(
    ca-certificates
    cmake
    dbus-daemon
    fonts-dejavu-core
    fonts-noto-cjk
    g++
    libavcodec-dev
    libavformat-dev
    libavutil-dev
    libboost-dev
    libgl-dev
    libqt6sql6-sqlite
    libswscale-dev
    linguist-qt6
    ninja-build
    pkgconf
    python3
    qt6-base-dev
    qt6-base-dev-tools
    qt6-l10n-tools
    qt6-tools-dev
    qt6-tools-dev-tools
    qt6-translations-l10n
    qtkeychain-qt6-dev
    zlib1g-dev
)
homebrew_packages=(boost cmake ffmpeg ninja pkgconf qt qtkeychain)

by_hand="CMake 3.22, Ninja, a C++20 compiler, Qt 6.4 with its SQLite plugin and linguist tools, QtKeychain for Qt 6, zlib, the Boost 1.74 headers and, to look into files, FFmpeg 5.1 with pkg-config, or newer"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        fail "Packages are missing and there is no sudo to install them with. As root, run: $*"
    fi
}

apt_lists_updated=no

install_with_apt() {
    local package missing=()
    for package in "$@"; do
        if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    say "Installing ${missing[*]}"
    if [ "$apt_lists_updated" = no ]; then
        as_root apt-get update --quiet=2 || fail "apt-get update failed; is there a network?"
        apt_lists_updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install ${missing[*]}."
}

install_with_homebrew() {
    local package missing=()
    for package in "$@"; do
        brew list --versions "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    say "Installing ${missing[*]}"
    brew install "${missing[@]}" || fail "Homebrew could not install ${missing[*]}."
}

# install_packages PACKAGE...: for those whose name is the same everywhere
install_packages() {
    if has apt-get; then
        install_with_apt "$@"
    elif has brew; then
        install_with_homebrew "$@"
    else
        fail "Please install $* and run this again."
    fi
}

# For the parsers under libFuzzer; Apple's clang has no libFuzzer, Homebrew's has.
install_clang() {
    if has apt-get; then
        install_with_apt clang
        # The runtime is a package of its own, named after the version.
        install_with_apt "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
    elif has brew; then
        install_with_homebrew llvm
        PATH="$(brew --prefix llvm)/bin:$PATH"
    else
        has clang++ || fail "Please install clang with libFuzzer and run this again."
    fi
}

install_dependencies() {
    say "Looking for what is needed to build"
    if has apt-get; then
        install_with_apt "${debian_packages[@]}"
    elif has brew; then
        xcode-select --print-path >/dev/null 2>&1 || fail "A compiler is missing. Run: xcode-select --install"
        install_with_homebrew "${homebrew_packages[@]}"
    elif has cmake && has ninja; then
        printf 'No package manager that this script knows. The build needs %s.\n' "$by_hand"
    else
        fail "No package manager that this script knows. Please install $by_hand."
    fi
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    install_dependencies
    say "Everything is there"
fi
