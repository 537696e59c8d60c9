# Completion of youchuan-cli for bash. Words come from the program's own help, so they never fall behind.
_youchuan_cli() {
    local current="${COMP_WORDS[COMP_CWORD]}" command="" word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$word" in
        -*) ;;
        *)
            command="$word"
            break
            ;;
        esac
    done
    if [[ "$current" == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(LC_ALL=C youchuan-cli ${command:+"$command"} --help 2>/dev/null |
            grep -oE -- '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')" -- "$current")
    elif [[ -z "$command" ]]; then
        mapfile -t COMPREPLY < <(compgen -W "upload list resume retry cancel account categories spec" -- "$current")
    elif [[ "$command" == upload || "${COMP_WORDS[COMP_CWORD - 1]}" == --profile ]]; then
        compopt -o default
    fi
}
complete -F _youchuan_cli youchuan-cli
