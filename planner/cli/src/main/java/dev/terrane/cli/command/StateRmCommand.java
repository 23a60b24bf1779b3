package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.state.StateEdits;
import dev.terrane.state.StateSnapshot;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `terrane state rm ADDRESS...`: forgets objects, which go on to exist.
public final class StateRmCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command(
                                "state rm",
                                "Removes objects from the state. They go on to exist, and nobody manages them.")
                        .addOption(Options.toggle("dry-run", false, "Only shows what would go."))
                        .addPositional(
                                Options.arguments(
                                        "ADDRESS", "1..*", "Objects, resources or modules.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        List<String> wanted = Options.positionals(arguments);
        boolean dryRun = Options.isOn(arguments, "dry-run");
        return new StateChange(context, arguments, "state rm " + String.join(" ", wanted), true)
                .run(state -> removed(state, wanted, dryRun, context.invocation().out()));
    }

    private static Optional<StateSnapshot> removed(
            StateSnapshot state, List<String> wanted, boolean dryRun, PrintStream out)
            throws RefusedEdit {
        Set<ResourceInstanceAddress> found = new LinkedHashSet<>();
        for (String text : wanted) {
            found.addAll(Selections.parse(text).in(state));
        }
        if (found.isEmpty()) {
            throw new RefusedEdit(
                    "Invalid target address",
                    "The state holds nothing at %s. `terrane state list` shows what it holds."
                            .formatted(String.join(", ", wanted)));
        }
        found.forEach(address -> out.println((dryRun ? "Would remove " : "Removed ") + address));
        if (dryRun) {
            return Optional.empty();
        }
        out.println("Successfully removed %d resource instance(s).".formatted(found.size()));
        return Optional.of(StateEdits.remove(state, found));
    }
}
