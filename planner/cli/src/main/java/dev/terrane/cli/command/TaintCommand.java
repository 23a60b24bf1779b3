package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.state.StateEdits;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane taint ADDRESS` and `terrane untaint ADDRESS`: whether the next apply replaces an object.
public final class TaintCommand implements Command {
    private final boolean tainted;

    private TaintCommand(boolean tainted) {
        this.tainted = tainted;
    }

    public static TaintCommand taint() {
        return new TaintCommand(true);
    }

    public static TaintCommand untaint() {
        return new TaintCommand(false);
    }

    private String name() {
        return tainted ? "taint" : "untaint";
    }

    @Override
    public CommandSpec spec() {
        String what =
                tainted
                        ? "Marks an object so that the next apply replaces it."
                        : "Takes the mark away, so that the object stays.";
        return StateChange.addTo(
                Options.command(name(), what)
                        .addOption(
                                Options.toggle(
                                        "allow-missing",
                                        false,
                                        "Succeeds where there is no such object."))
                        .addPositional(Options.arguments("ADDRESS", "1", "An object.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        String text = Options.positionals(arguments).getFirst();
        boolean allowMissing = Options.isOn(arguments, "allow-missing");
        return new StateChange(context, arguments, name() + " " + text, false)
                .run(state -> marked(state, text, allowMissing, context));
    }

    private Optional<StateSnapshot> marked(
            StateSnapshot state, String text, boolean allowMissing, CommandContext context)
            throws RefusedEdit {
        ResourceInstanceAddress address = Selections.instance(text);
        if (address.resource().mode() != ResourceMode.MANAGED) {
            throw new RefusedEdit(
                    "Invalid address",
                    "%s is read and not managed, so there is nothing to replace."
                            .formatted(address));
        }
        Optional<ObjectState> object = state.current(address);
        if (object.isEmpty()) {
            missing(text, state, allowMissing, context);
            return Optional.empty();
        }
        if (!tainted && !object.get().tainted()) {
            throw new RefusedEdit(
                    "Resource instance is not tainted",
                    "%s is not tainted, so there is no mark to take away.".formatted(address));
        }
        context.invocation()
                .out()
                .println(
                        tainted
                                ? "Resource instance %s has been marked as tainted."
                                        .formatted(address)
                                : "Resource instance %s has been successfully untainted."
                                        .formatted(address));
        return Optional.of(StateEdits.taint(state, address, tainted));
    }

    private static void missing(
            String text, StateSnapshot state, boolean allowed, CommandContext context)
            throws RefusedEdit {
        String summary = "No such resource instance";
        if (!allowed) {
            throw new RefusedEdit(
                    summary,
                    "The state holds no object at %s.%s"
                            .formatted(text, Selections.didYouMean(text, state)));
        }
        new HumanReporter(context, false, false)
                .diagnostics(
                        List.of(
                                Diagnostic.warning(
                                        summary,
                                        "The state holds no object at %s, which -allow-missing takes."
                                                .formatted(text))));
    }
}
