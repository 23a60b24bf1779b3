package dev.terrane.cli.command;

import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateReader;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateText;
import dev.terrane.state.UndoRecord;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// `terrane state push FILE`: replaces the state.
public final class StatePushCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command("state push", "Replaces the state by the one in a file.")
                        .addOption(
                                Options.toggle(
                                        "force",
                                        false,
                                        "Even by one of another lineage, or an older one."))
                        .addPositional(
                                Options.arguments(
                                        "FILE", "1", "The state, - for standard input.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        String name = Options.positionals(arguments).getFirst();
        boolean force = Options.isOn(arguments, "force");
        StateSnapshot pushed;
        try {
            pushed = read(name, context);
        } catch (RefusedEdit e) {
            new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                    .diagnostics(List.of(e.diagnostic()));
            return FAILED;
        }
        return new StateChange(context, arguments, "state push " + name, false)
                .use(store -> push(store, pushed, force, name));
    }

    private static StateSnapshot read(String name, CommandContext context) throws RefusedEdit {
        try {
            byte[] text =
                    name.equals("-")
                            ? context.invocation().in().readAllBytes()
                            : Files.readAllBytes(context.directory().resolve(name));
            return parse(text, name, context);
        } catch (IOException e) {
            throw new RefusedEdit(
                    "The pushed state can not be read",
                    "\"%s\" can not be read. See whether the file is there.".formatted(name));
        } catch (StateFormatException e) {
            throw new RefusedEdit(
                    "The pushed state can not be read",
                    "\"%s\" is not a state that can be pushed: %s."
                            .formatted(name, e.getMessage()));
        } catch (StateStoreException e) {
            throw new RefusedEdit(e.diagnostic());
        }
    }

    /// What `state pull` gives is not encrypted, and what could not be saved is.
    private static StateSnapshot parse(byte[] text, String name, CommandContext context)
            throws StateFormatException, StateStoreException {
        StateEncryption encryption = Encrypting.here(context).state();
        try {
            return StateReader.read(text);
        } catch (StateFormatException e) {
            if (!encryption.isOn() || text.length == 0) {
                throw e;
            }
            return new StateText(encryption).read(text, "\"%s\"".formatted(name));
        }
    }

    private static void push(StateStore store, StateSnapshot pushed, boolean force, String name)
            throws StateStoreException, RefusedEdit {
        StateSnapshot before = store.read();
        if (before.equals(pushed)) {
            return;
        }
        if (!force && !before.lineage().isEmpty()) {
            check(before, pushed);
        }
        store.push(pushed);
        UndoRecord.of("state push " + name, false, before, pushed).write(store.companions());
    }

    private static void check(StateSnapshot before, StateSnapshot pushed) throws RefusedEdit {
        if (!pushed.lineage().isEmpty() && !before.lineage().equals(pushed.lineage())) {
            throw refused(
                    "Its lineage is \"%s\", and that of the state here is \"%s\": it is the state of something else."
                            .formatted(pushed.lineage(), before.lineage()));
        }
        if (pushed.serial() < before.serial()) {
            throw refused(
                    "Its serial is %d, and that of the state here is %d: the one here is newer."
                            .formatted(pushed.serial(), before.serial()));
        }
        if (pushed.serial() == before.serial() && !before.sameContent(pushed)) {
            throw refused(
                    "Both have the serial %d, and their contents differ."
                            .formatted(pushed.serial()));
        }
    }

    private static RefusedEdit refused(String why) {
        return new RefusedEdit(
                Diagnostic.error(
                        "Failed to write state",
                        why
                                + " Nothing was written. Where you are sure, -force writes it all the same."));
    }
}
