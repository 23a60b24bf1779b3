package dev.terrane.provider.plugin.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the log of providers goes: nowhere, unless one of the variables `TERRANE_LOG`, `TF_LOG` and
/// `TF_LOG_PROVIDER` asks for it; then to the file that `TERRANE_LOG_PATH` or `TF_LOG_PATH` names, or
/// to the standard error stream.
public final class ProviderLog {
    private final Optional<String> level;
    private final Optional<Path> file;
    private final Consumer<String> errorStream;

    private ProviderLog(Optional<String> level, Optional<Path> file, Consumer<String> errorStream) {
        this.level = level;
        this.file = file;
        this.errorStream = errorStream;
    }

    /// @param errorStream of this process, for lines
    public static ProviderLog of(Map<String, String> environment, Consumer<String> errorStream) {
        Optional<String> level =
                first(environment, "TERRANE_LOG", "TF_LOG_PROVIDER", "TF_LOG")
                        .filter(text -> !text.equalsIgnoreCase("off"));
        Optional<Path> file = first(environment, "TERRANE_LOG_PATH", "TF_LOG_PATH").map(Path::of);
        return new ProviderLog(level, file, errorStream);
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    boolean isOn() {
        return level.isPresent();
    }

    /// What the provider is told of how much to write.
    Map<String, String> variables() {
        return level.map(name -> Map.of("TF_LOG", name))
                .orElseGet(() -> Map.of("TF_LOG", "", "TF_LOG_SDK", "off"));
    }

    synchronized void write(String provider, String line) {
        if (level.isEmpty()) {
            return;
        }
        String text = provider + ": " + line;
        if (file.isEmpty()) {
            errorStream.accept(text);
            return;
        }
        try {
            Files.writeString(
                    file.get(),
                    text + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            errorStream.accept(text);
        }
    }
}
