package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateWriter;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `terrane state pull`: writes the state to standard output.
public final class StatePullCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "state pull",
                        "Writes the state to standard output, in the present version of its format.")
                .addOption(
                        Options.toggle(
                                "ignore-remote-version",
                                false,
                                "Is accepted; versions are not compared."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            StateSnapshot state = States.read(context, Optional.empty());
            if (!state.equals(StateSnapshot.EMPTY)) {
                context.invocation().out().println(text(state));
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static String text(StateSnapshot state) {
        var bytes = new ByteArrayOutputStream();
        try {
            StateWriter.write(state, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
