package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSelection;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane state list [ADDRESS...]`.
public final class StateListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("state list", "Lists the addresses of what the state holds.")
                .addOption(Options.text("state", "FILE", "Reads this state."))
                .addOption(Options.text("id", "ID", "Only objects with this id."))
                .addPositional(
                        Options.arguments("ADDRESS", "0..*", "Only what is at or below these."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            StateSnapshot state = States.read(context, Options.textOf(arguments, "state"));
            if (state.isEmpty() && state.lineage().isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "No state file was found",
                                "There is no state here yet. Apply a configuration first, or name a state with -state=FILE."));
            } else {
                list(
                        arguments,
                        Selections.known(Options.positionals(arguments), state),
                        state,
                        context);
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        } catch (StateChange.RefusedEdit e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, true, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void list(
            ParseResult arguments,
            List<StateSelection> wanted,
            StateSnapshot state,
            CommandContext context) {
        Optional<String> id = Options.textOf(arguments, "id");
        ObjectTypes types = new ObjectTypes(Benches.of(context, 1).providers());
        state.resources()
                .forEach((resource, instances) ->
                        instances
                                .instances()
                                .forEach((key, instance) -> {
                                    ResourceInstanceAddress address = resource.instance(key);
                                    boolean shown =
                                            instance.current().isPresent()
                                                    && isWanted(address, wanted)
                                                    && hasId(
                                                            address,
                                                            instances,
                                                            instance.current().get(),
                                                            id,
                                                            types);
                                    if (shown) {
                                        context.invocation().out().println(address);
                                    }
                                }));
    }

    private static boolean isWanted(ResourceInstanceAddress address, List<StateSelection> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(w -> w.contains(address));
    }

    private static boolean hasId(
            ResourceInstanceAddress address,
            ResourceState resource,
            ObjectState object,
            Optional<String> id,
            ObjectTypes types) {
        if (id.isEmpty()) {
            return true;
        }
        Optional<ObjectType> type = types.find(resource.provider().source(), address.resource());
        return type.flatMap(t -> t.decode(object, address.toString(), new Diagnostics()))
                .map(value -> ObjectNames.id(value).equals(id.get()))
                .orElse(false);
    }
}
