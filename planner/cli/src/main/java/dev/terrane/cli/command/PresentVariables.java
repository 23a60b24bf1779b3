package dev.terrane.cli.command;

import dev.terrane.cli.command.PlanArguments.VariableArgument;
import dev.terrane.config.input.RootVariables;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Loaded;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// The variables of the root module, for what only looks.
final class PresentVariables {
    private PresentVariables() {}

    /// Those that nobody gave are not known, and nobody is asked.
    static Map<String, Value> of(
            Loaded loaded,
            List<VariableArgument> wanted,
            CommandContext context,
            Diagnostics diagnostics) {
        VariableInputs inputs =
                VariableInputs.collect(
                        context.invocation().environment(),
                        loaded.files(),
                        ".",
                        wanted.stream().map(RootVariableValues::argument).toList(),
                        diagnostics);
        return RootVariables.resolve(
                        loaded.configuration().root().config().variables(), inputs, diagnostics)
                .values();
    }
}
