#!/bin/sh
# Brings the catalogues up to date with the words in the sources. English holds plurals only.
# LUPDATE may name another lupdate than the one in the path.
set -eu
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-$(command -v lupdate || echo /usr/lib/qt6/bin/lupdate)}
"$lupdate" src/gui src/cli src/control src/ingest src/engine src/words src/media src/store src/transfer src/youku src/http src/base ui -I src -no-obsolete -locations none -ts translations/youchuan_zh_CN.ts
"$lupdate" src/gui src/cli src/control src/ingest src/engine src/words src/media src/store src/transfer src/youku src/http src/base ui -I src -no-obsolete -locations none -pluralonly -ts translations/youchuan_en.ts
