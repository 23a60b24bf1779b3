package dev.terrane.cli.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A script that teaches a shell the commands and their options.
public enum CompletionScript {
    BASH,
    ZSH,
    FISH;

    public String of(List<CommandWords> commands) {
        WordTable table = new WordTable(commands);
        return switch (this) {
            case BASH -> BashScript.of(table);
            case ZSH -> ZshScript.of(table);
            case FISH -> FishScript.of(table);
        };
    }

    /// @param shell such as `bash`, or the path of one
    public static Optional<CompletionScript> forShell(String shell) {
        String name = shell.substring(shell.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(script -> script.name().equals(name)).findFirst();
    }
}
