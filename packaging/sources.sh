# shellcheck shell=bash
# For what is built from the sources of the Debian release this runs on, once, and kept in $YOUCHUAN_QT_CACHE (default:
# youchuan in the user's cache folder); to be sourced after dependencies.sh.

cache="${YOUCHUAN_QT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/youchuan}"

# The sources of packages, from the mirrors this system gets its packages from; its own lists stay as they are.
fetch_sources() {
    local apt="$cache/apt" package
    mkdir -p "$apt/lists/partial" "$apt/empty" "$cache/sources"
    apt-get indextargets --format 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 'Component: main' | grep -E ' [a-z]+(-updates|-security)? main$' | sort -u >"$apt/sources.list"
    local options=(-o "Dir::Etc::SourceList=$apt/sources.list" -o "Dir::Etc::SourceParts=$apt/empty"
        -o "Dir::State::Lists=$apt/lists" -o "APT::Sandbox::User=root")
    apt-get "${options[@]}" update --quiet=2 || fail "The lists of source packages could not be fetched."
    options+=(source --quiet=2 --download-only)
    for package in "$@"; do
        rm -f "$cache/sources/$package"_* # of an older release
        # A mirror may lack what its list of security updates names: then as the release had it.
        (cd "$cache/sources" && { apt-get "${options[@]}" "$package" ||
            apt-get "${options[@]}" --target-release "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$package"; }) ||
            fail "The sources of $package could not be fetched."
    done
}

# unpack PACKAGE FOLDER: with Debian's patches, which bring its security fixes
unpack() {
    rm -rf "$2"
    dpkg-source --extract "$cache/sources/$1"_*.dsc "$2" >/dev/null || fail "The sources of $1 could not be unpacked."
}
