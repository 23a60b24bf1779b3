package dev.terrane.cli.command;

import dev.terrane.cli.view.Leftovers;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Keeps the states of what tests could not destroy in the folder of the root module.
final class LeftoverFiles implements Leftovers {
    private static final String PREFIX = "errored_test_";

    private final Path directory;

    LeftoverFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public String keep(TestFile file, TestRun run, StateSnapshot state) {
        String key = run.state().isEmpty() ? "" : "_" + plain(run.state());
        String name = PREFIX + plain(file.path()) + key + ".tfstate";
        try (OutputStream to = Files.newOutputStream(directory.resolve(name))) {
            StateWriter.write(state.numbered(UUID.randomUUID().toString(), 1), to);
            return name;
        } catch (IOException e) {
            return "";
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "_");
    }
}
