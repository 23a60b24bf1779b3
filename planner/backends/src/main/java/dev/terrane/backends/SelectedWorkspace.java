package dev.terrane.backends;

import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The workspace that the user has chosen for a folder: `.terraform/environment`, as Terraform has it.
public record SelectedWorkspace(Path dataDirectory) {
    private Path file() {
        return dataDirectory.resolve("environment");
    }

    /// @param override value of `TF_WORKSPACE`, empty for none
    public String current(String override) throws StateStoreException {
        if (!override.isEmpty()) {
            return override;
        }
        try {
            String selected = Files.readString(file()).strip();
            return selected.isEmpty() ? LocalWorkspaces.DEFAULT : selected;
        } catch (NoSuchFileException e) {
            return LocalWorkspaces.DEFAULT;
        } catch (IOException e) {
            throw problem("read", e);
        }
    }

    public void select(String workspace) throws StateStoreException {
        try {
            Files.createDirectories(dataDirectory);
            Files.writeString(file(), workspace);
        } catch (IOException e) {
            throw problem("written", e);
        }
    }

    private StateStoreException problem(String verb, IOException cause) {
        return new StateStoreException(
                "The selected workspace is not known",
                "\"%s\" can not be %s: %s."
                        .formatted(file(), verb, String.valueOf(cause.getMessage())),
                cause);
    }
}
