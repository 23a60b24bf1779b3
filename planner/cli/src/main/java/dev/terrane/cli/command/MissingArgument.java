package dev.terrane.cli.command;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.Collections;

/// Says which arguments a command needs, where not all of them were given.
public final class MissingArgument {
    private MissingArgument() {}

    /// Such as `terrane state show needs ADDRESS.`
    public static String message(MissingParameterException missing) {
        var command = missing.getCommandLine().getCommandSpec();
        if (command.positionalParameters().isEmpty()) {
            return String.valueOf(missing.getMessage());
        }
        PositionalParamSpec wanted = command.positionalParameters().getFirst();
        int least = wanted.arity().min();
        return "terrane %s needs %s%s."
                .formatted(
                        command.name(),
                        least > 1 ? least + " arguments: " : "",
                        String.join(" ", Collections.nCopies(least, wanted.paramLabel())));
    }
}
