package dev.terrane.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A filesystem mirror of provider programs, in a folder of its own, and the CLI configuration that
/// names it.
final class PluginMirror {
    private final Path folder;

    private PluginMirror(Path folder) {
        this.folder = folder;
    }

    static PluginMirror in(Path temporary) {
        return new PluginMirror(temporary.resolve("mirror"));
    }

    Path folder() {
        return folder;
    }

    /// Puts a program there.
    ///
    /// @param source such as `example.org/test/shelf`
    PluginMirror with(String source, String version, Path program) {
        String type = source.substring(source.lastIndexOf('/') + 1);
        Path place = folder.resolve(source).resolve(version).resolve(platform());
        try {
            Files.createDirectories(place);
            Files.copy(
                    program, place.resolve("terraform-provider-%s_v%s".formatted(type, version)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As folders of mirrors are called.
    static String platform() {
        String system =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                        ? "darwin"
                        : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return system + "_" + machine;
    }

    /// A folder in which commands install from here, and from nowhere else.
    WorkingFolder workingFolder(Path temporary) {
        try {
            WorkingFolder working =
                    WorkingFolder.at(Files.createDirectories(temporary.resolve("work")));
            Path config = temporary.resolve("terraform.rc");
            Files.writeString(
                    config,
                    """
                    provider_installation {
                      filesystem_mirror {
                        path = "%s"
                      }
                    }
                    """
                            .formatted(folder));
            return working.with("TF_CLI_CONFIG_FILE", config.toString())
                    .with("TERRANE_CACHE_DIR", temporary.resolve("cache").toString())
                    .with("PATH", System.getenv().getOrDefault("PATH", ""))
                    .with("HOME", temporary.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
