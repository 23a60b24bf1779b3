package dev.terrane.cli.command;

import dev.terrane.cli.Surroundings;
import java.nio.file.Path;

/// What a command is called with.
///
/// @param surroundings with the directory that `-chdir` names
/// @param originalDirectory where the user was before `-chdir`
public record CommandContext(Surroundings surroundings, Path originalDirectory) {
    public Path directory() {
        return surroundings.directory();
    }
}
