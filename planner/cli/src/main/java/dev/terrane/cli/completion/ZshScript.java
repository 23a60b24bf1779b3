package dev.terrane.cli.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Completion in zsh: options after a dash, else the words of commands with what they do, else files.
final class ZshScript {
    private ZshScript() {}

    static String of(WordTable table) {
        return """
        #compdef terrane
        _terrane() {
          local word="${words[CURRENT]}" first="" second="" i
          local -a found
          for ((i = 2; i < CURRENT; i++)); do
            case "${words[i]}" in
              -*) ;;
              *) if [[ -z "$first" ]]; then first="${words[i]}"
                 elif [[ -z "$second" ]]; then second="${words[i]}"; fi ;;
            esac
          done
          if [[ "$word" == -*=* ]]; then
            compset -P '*='
            _files
          elif [[ "$word" == -* ]]; then
            case "$first $second" in
        %s    esac
            compadd -S '' -- ${(M)found:#*=}
            compadd -- ${found:#*=}
          elif [[ -z "$first" ]]; then
            found=(%s)
            _describe -t commands 'command of terrane' found
          elif [[ -z "$second" && "$first" == (%s) ]]; then
            case "$first" in
        %s    esac
            _describe -t commands "command of terrane $first" found
            _files
          else
            _files
          fi
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        compdef _terrane terrane
        """
                .formatted(
                        options(table),
                        described(table.firstWords()),
                        String.join("|", table.groups().keySet()),
                        secondWords(table));
    }

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
                                    String.join(" ", command.options()),
                                    cases));
        }
        appendCase("\" \"", String.join(" ", WordTable.GLOBAL_OPTIONS), cases);
        return cases.toString();
    }

    private static String secondWords(WordTable table) {
        StringBuilder cases = new StringBuilder();
        table.groups()
                .forEach((group, commands) ->
                        appendCase('"' + group + '"', described(summaries(commands)), cases));
        return cases.toString();
    }

    private static Map<String, String> summaries(List<CommandWords> commands) {
        return commands.stream()
                .collect(
                        Collectors.toMap(
                                command -> command.secondWord().orElseThrow(),
                                CommandWords::summary,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    private static String described(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word ->
                        word.getValue().isEmpty()
                                ? word.getKey()
                                : Quoting.single(word.getKey() + ":" + word.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static void appendCase(String pattern, String words, StringBuilder cases) {
        cases.append("      %s) found=(%s) ;;%n".formatted(pattern, words));
    }
}
