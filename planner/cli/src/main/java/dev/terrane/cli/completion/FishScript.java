package dev.terrane.cli.completion;

import java.util.stream.Collectors;

/// Completion in fish: every word under the condition that it comes after these commands.
final class FishScript {
    private FishScript() {}

    static String of(WordTable table) {
        StringBuilder script = new StringBuilder(functions(table));
        appendFirstWords(table, script);
        appendSecondWords(table, script);
        for (CommandWords command : table.commands()) {
            for (String option : command.options()) {
                appendOption("__terrane_is %s".formatted(command.name()), option, script);
            }
        }
        WordTable.GLOBAL_OPTIONS.forEach(option -> appendOption("__terrane_is", option, script));
        return script.toString();
    }

    /// Which command the words before the cursor name, without their options.
    private static String functions(WordTable table) {
        return """
        function __terrane_command
          set -l words (commandline -opc)
          set -l words (string match -v -- '-*' $words[2..-1])
          if contains -- "$words[1] $words[2]" %s
            echo "$words[1] $words[2]"
          else
            echo "$words[1]"
          end
        end
        function __terrane_is
          test "$(__terrane_command)" = "$argv"
        end
        function __terrane_only
          set -l words (commandline -opc)
          set -l words (string match -v -- '-*' $words[2..-1])
          test "$words" = "$argv"
        end
        """
                .formatted(
                        table.commands().stream()
                                .filter(command -> command.secondWord().isPresent())
                                .map(command -> Quoting.fish(command.name()))
                                .collect(Collectors.joining(" ")));
    }

    private static void appendFirstWords(WordTable table, StringBuilder script) {
        table.firstWords()
                .forEach((word, summary) ->
                        script.append(
                                "complete -c terrane -n __terrane_only -f -a %s -d %s%n"
                                        .formatted(word, Quoting.fish(summary))));
    }

    private static void appendSecondWords(WordTable table, StringBuilder script) {
        for (CommandWords command : table.commands()) {
            command.secondWord()
                    .ifPresent(second ->
                            script.append(
                                    "complete -c terrane -n '__terrane_only %s' -a %s -d %s%n"
                                            .formatted(
                                                    command.firstWord(),
                                                    second,
                                                    Quoting.fish(command.summary()))));
        }
    }

    private static void appendOption(String condition, String option, StringBuilder script) {
        boolean takesValue = option.endsWith("=");
        String name = option.substring(1, option.length() - (takesValue ? 1 : 0));
        script.append(
                "complete -c terrane -n '%s' -o %s%s%n"
                        .formatted(condition, name, takesValue ? " -r" : ""));
    }
}
