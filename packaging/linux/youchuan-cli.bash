# Completion of youchuan-cli for bash. Words come from the program's own help, so they never fall behind.
_youchuan_cli() {
    local current="${COMP_WORDS[COMP_CWORD]}" command="" words="" before="" place
    COMPREPLY=()
    for ((place = 1; place < COMP_CWORD; place++)); do
        case "${COMP_WORDS[place]}" in
        --profile) ((++place)) ;; # its folder is no command
        -*) ;;
        *)
            command="${COMP_WORDS[place]}"
            break
            ;;
        esac
    done
    case "${COMP_WORDS[COMP_CWORD - 1]}" in
    --profile | --add | --remove | --move-to) before=folder ;;
    esac
    if [[ "$before" == folder ]] && [[ "$command" == folders || "${COMP_WORDS[COMP_CWORD - 1]}" == --profile ]]; then
        compopt -o dirnames
    elif [[ "$current" == -* ]]; then
        words="$(LC_ALL=C youchuan-cli ${command:+"$command"} --help 2>/dev/null |
            grep -oE -- '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')"
    elif [[ -z "$command" ]]; then
        words="$(LC_ALL=C youchuan-cli --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')"
    elif [[ "$command" == upload || "$command" == check ]]; then
        compopt -o default
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _youchuan_cli youchuan-cli
