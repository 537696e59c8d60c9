#!/usr/bin/env bash
# ./packaging/check-clients.sh
#
# Proves that the sandbox's object store speaks as the real one: Alibaba's own client for JavaScript (ali-oss, from npm,
# unmodified) uploads to it with both signatures, is interrupted, goes on, aborts and is refused. Installs Node.js and
# npm when they are missing; the client lives in a temporary folder. Needs a network; no part of the test suite.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

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

install_node() {
    if has node && has npm; then
        return
    fi
    if has brew && ! has apt-get; then
        install_with_homebrew node
    else
        install_packages nodejs npm
    fi
}

start_sandbox() {
    "$root/build/dev/src/sandbox/youchuan-sandbox" --port 0 --transports slices,oss >"$work/ready" &
    sandbox_pid=$!
    local waited=0
    until [ -s "$work/ready" ]; do
        kill -0 "$sandbox_pid" 2>/dev/null || fail "The sandbox did not start."
        [ "$((waited += 1))" -le 100 ] || fail "The sandbox is not ready after ten seconds."
        sleep 0.1
    done
}

install_dependencies
install_node
configure dev
build dev youchuan-sandbox
say "Fetching ali-oss"
npm install --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error ali-oss@6 ||
    fail "npm could not install ali-oss; is there a network?"
head -c 20000000 /dev/urandom >"$work/video.mp4"
start_sandbox
say "Uploading with ali-oss"
node --dns-result-order=ipv4first "$root/packaging/check-clients.js" "$work/ready" "$work/video.mp4" "$work" ||
    fail "Not everything held; see above."
say "Everything held"
