package dev.terrane.state;

import java.nio.file.Path;
import java.util.Optional;

/// Which files hold a state on this disk. Paths are kept as the user wrote them, for messages, and
/// meant relative to the working directory.
///
/// @param input what is read (`-state`)
/// @param output what is written and locked (`-state-out`), mostly the same
/// @param backup where a replaced snapshot goes (`-backup`), nothing for `-backup=-`
public record LocalStatePaths(
        Path workingDirectory, Path input, Path output, Optional<Path> backup) {
    private static final String FILE = "terraform.tfstate";
    private static final String BACKUP_SUFFIX = ".backup";

    /// What the user has asked for; an empty text stands for nothing.
    ///
    /// @param path argument `path` of the backend
    /// @param workspaceDirectory argument `workspace_dir` of the backend
    public record Options(
            String path, String workspaceDirectory, String state, String stateOut, String backup) {
        public static final Options NONE = new Options("", "", "", "", "");
    }

    /// The layout of Terraform's local backend.
    public static LocalStatePaths of(Path workingDirectory, String workspace, Options options) {
        Path input = Path.of(firstOf(options.state(), workspaceFile(workspace, options)));
        Path output = options.stateOut().isEmpty() ? input : Path.of(options.stateOut());
        return new LocalStatePaths(
                workingDirectory, input, output, backup(options.backup(), output));
    }

    /// The same with a backup whose name no other one has.
    public LocalStatePaths withStampedBackup(String stamp) {
        return new LocalStatePaths(
                workingDirectory,
                input,
                output,
                Optional.of(Path.of(output + "." + stamp + BACKUP_SUFFIX)));
    }

    private static String workspaceFile(String workspace, Options options) {
        if (workspace.equals(LocalWorkspaces.DEFAULT)) {
            return firstOf(options.path(), FILE);
        }
        String directory = firstOf(options.workspaceDirectory(), LocalWorkspaces.DIRECTORY);
        return Path.of(directory, workspace, FILE).toString();
    }

    private static Optional<Path> backup(String option, Path output) {
        return switch (option) {
            case "" -> Optional.of(Path.of(output + BACKUP_SUFFIX));
            case "-" -> Optional.empty();
            default -> Optional.of(Path.of(option));
        };
    }

    private static String firstOf(String option, String otherwise) {
        return option.isEmpty() ? otherwise : option;
    }

    Path inputFile() {
        return workingDirectory.resolve(input);
    }

    Path outputFile() {
        return workingDirectory.resolve(output);
    }

    Optional<Path> backupFile() {
        return backup.map(workingDirectory::resolve);
    }

    /// Whether the state that is written is the one that was read.
    boolean inPlace() {
        return inputFile().normalize().equals(outputFile().normalize());
    }

    /// A file of ours beside the one that is written.
    Path beside(String suffix) {
        Path file = outputFile();
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
