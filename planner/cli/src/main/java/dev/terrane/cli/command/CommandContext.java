package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;

import java.nio.file.Path;
import java.util.Optional;

/// What a command is called with.
///
/// @param invocation with the directory that `-chdir` names
/// @param originalDirectory where the user was before `-chdir`
/// @param limits what a plan is held to, where it is that of a pull request
public record CommandContext(
        Invocation invocation, Path originalDirectory, Optional<ReviewLimits> limits) {
    public CommandContext(Invocation invocation, Path originalDirectory) {
        this(invocation, originalDirectory, Optional.empty());
    }

    public Path directory() {
        return invocation.directory();
    }
}
