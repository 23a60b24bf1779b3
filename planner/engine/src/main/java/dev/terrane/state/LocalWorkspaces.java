package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The workspaces of the local backend, each a folder with a state.
///
/// @param workspaceDirectory `terraform.tfstate.d`
public record LocalWorkspaces(Path workspaceDirectory) {
    public static final String DEFAULT = "default";
    static final String DIRECTORY = "terraform.tfstate.d";

    /// @param directory argument `workspace_dir` of the backend, empty for the usual place
    public static LocalWorkspaces in(Path workingDirectory, String directory) {
        return new LocalWorkspaces(
                workingDirectory.resolve(directory.isEmpty() ? DIRECTORY : directory));
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

    /// An empty folder, as Terraform makes it: the state comes with the first apply.
    public void create(String name) throws StateStoreException {
        Path folder = workspaceDirectory.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StateStoreException(
                    "Workspace could not be made",
                    "\"%s\" can not be made: %s."
                            .formatted(folder.getFileName(), DiskProblems.text(e)),
                    e);
        }
    }

    /// Deletes the folder of a workspace with all that is in it.
    public void delete(String name) throws StateStoreException {
        Path folder = workspaceDirectory.resolve(name);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new StateStoreException(
                    "Workspace could not be deleted",
                    "\"%s\" can not be deleted: %s."
                            .formatted(folder.getFileName(), DiskProblems.text(e)),
                    e);
        }
    }

    private static StateStoreException unreadable(Path what, IOException cause) {
        return new StateStoreException(
                "Workspaces can not be read",
                "\"%s\" can not be read: %s. See whether you may read it."
                        .formatted(what.getFileName(), DiskProblems.text(cause)),
                cause);
    }
}
