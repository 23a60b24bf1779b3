package dev.terrane.cli.command;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateSelection;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `terrane state identities -json [ADDRESS...]`: the identities that providers have given to objects.
public final class StateIdentitiesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "state identities",
                        "Writes the identities of the objects of the state, as their providers gave them.")
                .addOption(
                        Options.toggle("json", false, "Has to be given: there is no other form."))
                .addOption(Options.text("state", "FILE", "Reads this state."))
                .addPositional(
                        Options.arguments("ADDRESS", "0..*", "Only what is at or below these."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            if (Options.isOn(arguments, "json")) {
                StateSnapshot state = States.read(context, Options.textOf(arguments, "state"));
                show(state, selections(arguments), context);
            } else {
                diagnostics.add(
                        Diagnostic.error(
                                "The -json option is required",
                                "Identities are written as JSON alone: terrane state identities -json."));
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        } catch (StateChange.RefusedEdit e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, true, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static List<StateSelection> selections(ParseResult arguments)
            throws StateChange.RefusedEdit {
        List<StateSelection> selections = new ArrayList<>();
        for (String text : Options.positionals(arguments)) {
            selections.add(Selections.parse(text));
        }
        return selections;
    }

    private static void show(
            StateSnapshot state, List<StateSelection> wanted, CommandContext context) {
        Map<String, String> identities = new TreeMap<>();
        state.resources()
                .forEach((resource, instances) ->
                        instances
                                .instances()
                                .forEach((key, instance) -> {
                                    var address = resource.instance(key);
                                    boolean shown =
                                            wanted.isEmpty()
                                                    || wanted.stream()
                                                            .anyMatch(w -> w.contains(address));
                                    if (shown) {
                                        instance.current()
                                                .flatMap(object -> object.identity())
                                                .ifPresent(identity ->
                                                        identities.put(
                                                                address.toString(),
                                                                identity.json()));
                                    }
                                }));
        context.invocation()
                .out()
                .println(
                        JsonDocument.compact(json -> {
                            json.writeStartObject();
                            for (var identity : identities.entrySet()) {
                                json.writeFieldName(identity.getKey());
                                json.writeRawValue(identity.getValue());
                            }
                            json.writeEndObject();
                        }));
    }
}
