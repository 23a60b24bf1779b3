package dev.terrane.cli.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The line in the start file of a shell that loads the completion: put there, and taken out again.
public record Installation(Path startFile, String line) {

    /// @param home of the user
    public static Installation of(CompletionScript shell, Path home) {
        String name = shell.name().toLowerCase(Locale.ROOT);
        return switch (shell) {
            case BASH -> new Installation(home.resolve(".bashrc"), sourced(name));
            case ZSH -> new Installation(home.resolve(".zshrc"), sourced(name));
            case FISH ->
                    new Installation(
                            home.resolve(".config/fish/config.fish"),
                            "terrane completion fish | source");
        };
    }

    private static String sourced(String shell) {
        return "source <(terrane completion " + shell + ")";
    }

    public boolean isInstalled() throws IOException {
        return Files.exists(startFile) && Files.readAllLines(startFile).contains(line);
    }

    public void install() throws IOException {
        if (isInstalled()) {
            return;
        }
        Files.createDirectories(startFile.getParent());
        String text = Files.exists(startFile) ? Files.readString(startFile) : "";
        String begun = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        Files.writeString(startFile, begun + line + "\n");
    }

    public void remove() throws IOException {
        if (isInstalled()) {
            List<String> kept =
                    Files.readAllLines(startFile).stream().filter(l -> !l.equals(line)).toList();
            Files.write(startFile, kept);
        }
    }
}
