package dev.terrane.cli.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The commands by their words, in the order of the help.
///
/// A word may be a command and a group at once: `plan`, and `plan compare`.
record WordTable(List<CommandWords> commands) {
    static final List<String> GLOBAL_OPTIONS =
            List.of("-chdir=", "-provider-runtime=", "-help", "-version");

    WordTable {
        commands = List.copyOf(commands);
    }

    /// With what each does; groups that are no commands have nothing to say.
    Map<String, String> firstWords() {
        Map<String, String> words = new LinkedHashMap<>();
        for (CommandWords command : commands) {
            boolean isGroup = command.secondWord().isPresent();
            words.merge(
                    command.firstWord(),
                    isGroup ? "" : command.summary(),
                    (known, more) -> known.isEmpty() ? more : known);
        }
        return words;
    }

    Map<String, List<CommandWords>> groups() {
        return commands.stream()
                .filter(command -> command.secondWord().isPresent())
                .collect(
                        Collectors.groupingBy(
                                CommandWords::firstWord, LinkedHashMap::new, Collectors.toList()));
    }
}
