package dev.terrane.cli.command;

import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.state.InDoubt;
import dev.terrane.state.Progress;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// `terrane state settle [ADDRESS...]`: says that somebody has looked, and that what was to be created
/// there does not exist. Without an address it lists what is in doubt.
public final class StateSettleCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command(
                                "state settle",
                                "Says of objects in doubt that somebody has looked and that they do not exist. Without an address, lists what is in doubt.")
                        .addPositional(Options.arguments("ADDRESS", "0..*", "Objects in doubt.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        List<String> wanted = Options.positionals(arguments);
        PrintStream out = context.invocation().out();
        StateChange change =
                new StateChange(
                        context, arguments, "state settle " + String.join(" ", wanted), false);
        return change.use(store -> {
            if (wanted.isEmpty()) {
                Progress progress = Progress.read(store.companions());
                list(progress.present(store.fold().state()), out);
            } else {
                change.audit(store, settle(wanted, store, out));
            }
        });
    }

    private static void list(List<InDoubt> doubts, PrintStream out) {
        if (doubts.isEmpty()) {
            out.println("Nothing is in doubt.");
        }
        doubts.forEach(doubt ->
                out.println(
                        doubt.address()
                                + doubt.deposedKey().map(key -> " (deposed " + key + ")").orElse("")
                                + ": was to be "
                                + participle(doubt.action())));
    }

    private static String participle(String action) {
        return action + "d";
    }

    /// @return what was in doubt until now
    private static List<String> settle(List<String> wanted, StateStore store, PrintStream out)
            throws StateStoreException, RefusedEdit {
        Progress before = Progress.read(store.companions());
        List<InDoubt> settled = new ArrayList<>();
        for (String address : wanted) {
            List<InDoubt> found =
                    before.doubts().stream()
                            .filter(doubt -> doubt.address().toString().equals(address))
                            .toList();
            if (found.isEmpty()) {
                throw new RefusedEdit(
                        "Nothing is in doubt there",
                        "No interrupted command has left a doubt about \"%s\". `terrane state settle` lists what is in doubt."
                                .formatted(address));
            }
            settled.addAll(found);
        }
        before.settled(settled).write(store.companions());
        settled.forEach(doubt -> out.println("Settled " + doubt.address()));
        return settled.stream().map(doubt -> doubt.address().toString()).distinct().toList();
    }
}
