package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.state.StateEdits;
import dev.terrane.state.StateSnapshot;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// `terrane state replace-provider FROM TO`: another provider manages what one has made.
public final class StateReplaceProviderCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command(
                                "state replace-provider",
                                "Says in the state that another provider manages what one has made.")
                        .addOption(Options.toggle("auto-approve", false, "Does not ask."))
                        .addPositional(
                                Options.arguments(
                                        "SOURCE", "2", "Sources of providers: from, to.")));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        List<String> sources = Options.positionals(arguments);
        boolean approved = Options.isOn(arguments, "auto-approve");
        return new StateChange(
                        context,
                        arguments,
                        "state replace-provider " + String.join(" ", sources),
                        true)
                .run(state -> {
                    ProviderSource from = parse(sources.get(0));
                    ProviderSource to = parse(sources.get(1));
                    return replaced(state, from, to, approved, context);
                });
    }

    private static ProviderSource parse(String text) throws RefusedEdit {
        return ProviderSource.parse(text)
                .orElseThrow(() ->
                        new RefusedEdit(
                                "Invalid provider source",
                                "\"%s\" is no source of a provider. One looks like hashicorp/aws or registry.example.com/acme/cloud."
                                        .formatted(text)));
    }

    private static Optional<StateSnapshot> replaced(
            StateSnapshot state,
            ProviderSource from,
            ProviderSource to,
            boolean approved,
            CommandContext context) {
        PrintStream out = context.invocation().out();
        List<AllInstances> managed = StateEdits.managedBy(state, from);
        if (managed.isEmpty()) {
            out.println("No matching resources found.");
            return Optional.empty();
        }
        out.println("The provider of %d resources changes:".formatted(managed.size()));
        out.println("  - " + from);
        out.println("  + " + to);
        out.println();
        managed.forEach(address -> out.println("  " + address));
        if (!approved && !Approval.yes("Do you want to make these changes?", context)) {
            out.println("Nothing was changed.");
            return Optional.empty();
        }
        out.println();
        out.println("Successfully replaced provider for %d resources.".formatted(managed.size()));
        return Optional.of(StateEdits.replaceProvider(state, from, to));
    }
}
