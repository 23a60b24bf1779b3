package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.view.Console;
import dev.terrane.cli.view.StateText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane state show ADDRESS`.
public final class StateShowCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("state show", "Shows the attributes of one object of the state.")
                .addOption(Options.text("state", "FILE", "Reads this state."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("ADDRESS", "1", "Which object."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        String text = Options.positionals(arguments).getFirst();
        boolean noColor = Options.isOn(arguments, "no-color");
        try {
            StateSnapshot state = States.read(context, Options.textOf(arguments, "state"));
            Optional<ResourceInstanceAddress> address = AddressParser.instance(text);
            if (address.isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "Invalid address",
                                "\"%s\" is no address of an object. One looks like aws_vpc.main or module.net.aws_subnet.a[0]."
                                        .formatted(text)));
            } else if (state.current(address.get()).isEmpty()) {
                diagnostics.add(unknown(text, state));
            } else {
                show(state, address.get(), Consoles.of(context, noColor), context);
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, noColor, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void show(
            StateSnapshot state,
            ResourceInstanceAddress address,
            Console console,
            CommandContext context) {
        ObjectTypes types = new ObjectTypes(Benches.of(context, 1).providers());
        console.print(new StateText(console.style(), types).object(state, address));
    }

    private static Diagnostic unknown(String text, StateSnapshot state) {
        List<String> known =
                state.resources().entrySet().stream()
                        .flatMap(e ->
                                e.getValue().instances().keySet().stream()
                                        .map(key -> e.getKey().instance(key).toString()))
                        .toList();
        return Diagnostic.error(
                "No instance found for the given address",
                "The state holds no object at \"%s\".%s"
                        .formatted(text, NameSuggestion.didYouMean(text, known)));
    }
}
