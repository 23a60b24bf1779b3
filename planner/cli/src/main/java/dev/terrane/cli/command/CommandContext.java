package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;

import java.nio.file.Path;
import java.util.Optional;

/// What a command is called with.
///
/// @param invocation with the directory that `-chdir` names
/// @param originalDirectory where the user was before `-chdir`
/// @param limits what a plan is held to, where it is that of a pull request
/// @param others the projects beside the one that the command works in
public record CommandContext(
        Invocation invocation,
        Path originalDirectory,
        Optional<ReviewLimits> limits,
        OtherProjects others) {
    public CommandContext(Invocation invocation, Path originalDirectory) {
        this(invocation, originalDirectory, Optional.empty(), OtherProjects.NONE);
    }

    public Path directory() {
        return invocation.directory();
    }
}
