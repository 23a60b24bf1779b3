package dev.terrane.cli;

import dev.terrane.cli.CommandTable.Entry;
import dev.terrane.cli.command.Command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A word that is no command, and begins some: `state`.
///
/// @param commands by their whole names
record CommandGroup(String word, SortedMap<String, Entry> commands) {

    static Optional<CommandGroup> of(String word, Map<String, Entry> entries) {
        SortedMap<String, Entry> found = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (name.startsWith(word + " ")) {
                found.put(name, entry);
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(new CommandGroup(word, found));
    }

    /// Says what there is.
    ///
    /// @param arguments the word, and what was written after it
    int answer(List<String> arguments, Invocation invocation) {
        String next = arguments.size() > 1 ? arguments.get(1) : "";
        if (!next.isEmpty() && !next.startsWith("-")) {
            invocation.err().println(Application.unknown(word + " " + next, commands.keySet()));
            return Command.FAILED;
        }
        boolean wanted = List.of("-help", "--help", "-h").contains(next);
        (wanted ? invocation.out() : invocation.err()).print(help());
        return wanted ? Command.OK : Command.FAILED;
    }

    private String help() {
        StringBuilder text =
                new StringBuilder("Usage: terrane %s COMMAND [options]%n%n".formatted(word));
        commands.forEach((name, entry) ->
                text.append(
                        "  %-17s %s%n"
                                .formatted(name.substring(word.length() + 1), entry.summary())));
        return text.append(
                        "%nterrane %s COMMAND -help shows the options of a command.%n"
                                .formatted(word))
                .toString();
    }
}
