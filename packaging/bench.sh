#!/usr/bin/env bash
# ./packaging/bench.sh [--quick] [--only PART]... [--peers]
#
# PART: hashing, loopback, sdk, lan, wan, cloud, costs, database, limit, looks or window.
#
# Builds the release preset and measures it beside md5sum, curl, the Python SDK's way of calling, a bare loop on
# QNetworkAccessManager, ali-oss (Alibaba's client for JavaScript, from npm) and a bare window, all in one run; --peers
# installs other desktop programs and compares the window with them. Prints tables with ratios. Takes about twenty
# minutes and 7 GB of free disk; what is to be believed was measured on a machine that does nothing else. No part of the
# test suite.
set -euo pipefail
# shellcheck source=packaging/dependencies.sh
source "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

[ -r /proc/self/stat ] || fail "The benchmark reads /proc and so needs Linux."
has apt-get || say "Besides what the build needs: curl, FFmpeg, Node.js, npm, Python 3, Xvfb and xev."

install_dependencies
if has apt-get; then
    install_packages curl ffmpeg nodejs npm python3 xvfb x11-utils
    case " $* " in *" --peers "*) install_packages transmission-qt qbittorrent filezilla ;; esac
fi
configure release
build release benchmarks
say "Measuring"
exec python3 -B "$root/tests/benchmarks/bench.py" --build "$root/build/release" "$@"
