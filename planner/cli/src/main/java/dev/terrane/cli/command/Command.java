package dev.terrane.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A sub-command.
///
/// Its options are declared in code and not by annotations, because looking through annotations
/// takes longer than most commands.
public interface Command {
    int OK = 0;
    int FAILED = 1;
    int CHANGES = 2;
    int REFUSED = 3;
    int SUBSET = 4;

    /// Its name, options and help.
    CommandSpec spec();

    /// @return the exit status
    int run(ParseResult arguments, CommandContext context);
}
