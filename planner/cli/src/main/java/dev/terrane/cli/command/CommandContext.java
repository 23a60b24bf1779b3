package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;

import java.nio.file.Path;

/// What a command is called with.
///
/// @param invocation with the directory that `-chdir` names
/// @param originalDirectory where the user was before `-chdir`
public record CommandContext(Invocation invocation, Path originalDirectory) {
    public Path directory() {
        return invocation.directory();
    }
}
