package dev.terrane.cli.command;

import dev.terrane.cli.view.Leftovers;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateEncryption.Stamp;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Keeps the states of what tests could not destroy in the folder of the root module, encrypted as its own
/// state is.
final class LeftoverFiles implements Leftovers {
    private static final String PREFIX = "errored_test_";

    private final Path directory;
    private final StateEncryption encryption;

    /// @param encryption prepared, because nothing may fail when there is something to keep
    LeftoverFiles(Path directory, StateEncryption encryption) {
        this.directory = directory;
        this.encryption = encryption;
    }

    @Override
    public String keep(TestFile file, TestRun run, StateSnapshot state) {
        String key = run.state().isEmpty() ? "" : "_" + plain(run.state());
        String name = PREFIX + plain(file.path()) + key + ".tfstate";
        try {
            Files.write(directory.resolve(name), sealed(state));
            return name;
        } catch (IOException | StateStoreException e) {
            return "";
        }
    }

    private byte[] sealed(StateSnapshot state) throws IOException, StateStoreException {
        String lineage = UUID.randomUUID().toString();
        var text = new ByteArrayOutputStream();
        StateWriter.write(state.numbered(lineage, 1), text);
        return encryption.isOn()
                ? encryption.seal(text.toByteArray(), new Stamp(lineage, 1))
                : text.toByteArray();
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "_");
    }
}
