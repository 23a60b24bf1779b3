package dev.terrane.cli.completion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Completion in bash: options after a dash, else the words of commands, else files.
///
/// bash takes an equals sign for a word of its own, so a value is the word after one.
final class BashScript {
    private BashScript() {}

    static String of(WordTable table) {
        return """
        _terrane() {
          local word="${COMP_WORDS[COMP_CWORD]}" first="" second="" words="" i
          COMPREPLY=()
          for ((i = 1; i < COMP_CWORD; i++)); do
            case "${COMP_WORDS[i]}" in
              -*) ;;
              =) i=$((i + 1)) ;;
              *) if [[ -z "$first" ]]; then first="${COMP_WORDS[i]}"
                 elif [[ -z "$second" ]]; then second="${COMP_WORDS[i]}"; fi ;;
            esac
          done
          if [[ "$word" == "=" || "${COMP_WORDS[COMP_CWORD - 1]}" == "=" ]]; then
            return
          elif [[ "$word" == -* ]]; then
            case "$first $second" in
        %s    esac
          elif [[ -z "$first" ]]; then
            words="%s"
          elif [[ -z "$second" ]]; then
            case "$first" in
        %s    esac
          fi
          COMPREPLY=($(compgen -W "$words" -- "$word"))
          [[ "${#COMPREPLY[@]}" != 1 || "${COMPREPLY[0]}" != *= ]] || compopt -o nospace 2>/dev/null
        }
        complete -o bashdefault -o default -F _terrane terrane
        """
                .formatted(
                        options(table),
                        String.join(" ", table.firstWords().keySet()),
                        secondWords(table));
    }

    /// Two words before one: `plan compare` has other options than `plan` of any file.
    private static String options(WordTable table) {
        StringBuilder cases = new StringBuilder();
        for (boolean two : new boolean[] {true, false}) {
            table.commands().stream()
                    .filter(command -> command.secondWord().isPresent() == two)
                    .forEach(command ->
                            appendCase(
                                    two
                                            ? "\"%s\"".formatted(command.name())
                                            : "\"%s \"*".formatted(command.name()),
                                    command.options(),
                                    cases));
        }
        appendCase("\" \"", WordTable.GLOBAL_OPTIONS, cases);
        return cases.toString();
    }

    private static String secondWords(WordTable table) {
        StringBuilder cases = new StringBuilder();
        table.groups()
                .forEach((group, commands) ->
                        appendCase(
                                '"' + group + '"',
                                commands.stream()
                                        .map(CommandWords::secondWord)
                                        .flatMap(Optional::stream)
                                        .collect(Collectors.toList()),
                                cases));
        return cases.toString();
    }

    private static void appendCase(String pattern, List<String> words, StringBuilder cases) {
        cases.append("      %s) words=\"%s\" ;;%n".formatted(pattern, String.join(" ", words)));
    }
}
