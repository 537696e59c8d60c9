#!/usr/bin/env bash
# completion.sh COMPLETION FOLDER: asks bash what it would offer, with the youchuan-cli of that folder.
set -euo pipefail
PATH="$2:$PATH"

# shellcheck source=packaging/linux/youchuan-cli.bash
source "$1"
completer="$(complete -p youchuan-cli | sed -n 's/.*-F \([^ ]*\) .*/\1/p')"
compopt() { settings="$*"; } # works only while somebody types

# offers EXPECTED WORD...: what stands before the cursor, of which the last word is completed
offers() {
    local expected="$1"
    COMP_WORDS=("${@:2}")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    settings=""
    "$completer" youchuan-cli
    if [ "${COMPREPLY[*]-}$settings" != "$expected" ]; then
        printf '"%s": expected "%s", got "%s"\n' "${COMP_WORDS[*]}" "$expected" "${COMPREPLY[*]-}$settings" >&2
        exit 1
    fi
}

offers "upload" youchuan-cli up
offers "upload check list log history resume retry cancel folders run accounts account categories spec report" youchuan-cli ""
offers "--profile --practice" youchuan-cli --pr
offers "--tags" youchuan-cli upload --ta
offers "--transport" youchuan-cli upload --tr
offers "--state" youchuan-cli upload --stat
offers "--slice-length" youchuan-cli upload --sl
offers "--slice-length" youchuan-cli retry --sl
offers "--check" youchuan-cli account --c
offers "--check" youchuan-cli --practice account --c
offers "list" youchuan-cli --profile /tmp li
offers "--move-to" youchuan-cli folders --m
offers "-o dirnames" youchuan-cli folders --add ""
offers "-o dirnames" youchuan-cli --profile ""
offers "-o default" youchuan-cli upload ""
offers "-o default" youchuan-cli check ""
offers "" youchuan-cli list "x"
