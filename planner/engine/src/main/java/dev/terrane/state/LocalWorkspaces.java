package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The workspaces of the local backend, each a folder with a state.
///
/// @param dataDirectory `.terraform`, where the choice of the user is kept
/// @param workspaceDirectory `terraform.tfstate.d`
public record LocalWorkspaces(Path dataDirectory, Path workspaceDirectory) {
    public static final String DEFAULT = "default";
    static final String DIRECTORY = "terraform.tfstate.d";

    /// In a working directory with everything at its usual place.
    public static LocalWorkspaces in(Path workingDirectory) {
        return new LocalWorkspaces(
                workingDirectory.resolve(".terraform"), workingDirectory.resolve(DIRECTORY));
    }

    /// The workspace that was selected.
    ///
    /// @param override value of `TF_WORKSPACE`, empty for none
    public String current(String override) throws StateStoreException {
        if (!override.isEmpty()) {
            return override;
        }
        Path environment = dataDirectory.resolve("environment");
        try {
            String selected = Files.readString(environment).strip();
            return selected.isEmpty() ? DEFAULT : selected;
        } catch (NoSuchFileException e) {
            return DEFAULT;
        } catch (IOException e) {
            throw unreadable(environment, e);
        }
    }

    /// All of them, the default one first, the others by name.
    public List<String> list() throws StateStoreException {
        List<String> names = new ArrayList<>(List.of(DEFAULT));
        try (Stream<Path> entries = Files.list(workspaceDirectory)) {
            entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .forEach(names::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return names;
        } catch (IOException e) {
            throw unreadable(workspaceDirectory, e);
        }
        return names;
    }

    private static StateStoreException unreadable(Path what, IOException cause) {
        return new StateStoreException(
                "Workspaces can not be read",
                "\"%s\" can not be read: %s. See whether you may read it."
                        .formatted(what.getFileName(), DiskProblems.text(cause)),
                cause);
    }
}
