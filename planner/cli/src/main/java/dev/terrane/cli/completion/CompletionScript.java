package dev.terrane.cli.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A script that teaches a shell the commands and their options.
public enum CompletionScript {
    BASH(BashScript::of),
    ZSH(ZshScript::of),
    FISH(FishScript::of);

    private final Function<WordTable, String> writing;

    CompletionScript(Function<WordTable, String> writing) {
        this.writing = writing;
    }

    public String of(List<CommandWords> commands) {
        return writing.apply(new WordTable(commands));
    }

    /// @param shell such as `bash`, or the path of one
    public static Optional<CompletionScript> forShell(String shell) {
        String name = shell.substring(shell.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(script -> script.name().equals(name)).findFirst();
    }
}
