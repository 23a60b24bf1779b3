package dev.terrane.config.input;

import dev.terrane.config.Variable;
import dev.terrane.config.early.EarlyInputs;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values that a run was given, for what is evaluated early. Files are looked at when the first
/// value is asked for.
public final class GivenVariables implements EarlyInputs {
    private final Map<String, String> environment;
    private final List<VariableArgument> arguments;
    private final Map<String, Value> approved;
    private final FileAccess files;
    private @Nullable VariableInputs collected;

    /// @param approved values that an approved plan was made with: they count where nothing else is
    ///     said on the command line
    public GivenVariables(
            Map<String, String> environment,
            List<VariableArgument> arguments,
            Map<String, Value> approved,
            FileAccess files) {
        this.environment = Map.copyOf(environment);
        this.arguments = List.copyOf(arguments);
        this.approved = Map.copyOf(approved);
        this.files = files;
    }

    @Override
    public Optional<Value> value(Variable variable, Diagnostics diagnostics) {
        RawValue raw = inputs().values().get(variable.name());
        Value before = approved.get(variable.name());
        if (before != null && (raw == null || raw.origin() != RawValue.Origin.COMMAND_LINE)) {
            return RootVariables.again(variable, before, diagnostics);
        }
        if (raw == null) {
            return variable.defaultValue();
        }
        TreeMap<String, RawValue> one = new TreeMap<>(Map.of(variable.name(), raw));
        return Optional.ofNullable(
                RootVariables.resolve(
                                Map.of(variable.name(), variable),
                                new VariableInputs(one),
                                diagnostics)
                        .values()
                        .get(variable.name()));
    }

    /// What is wrong with the files is reported by those who resolve all variables.
    private VariableInputs inputs() {
        if (collected == null) {
            collected =
                    VariableInputs.collect(environment, files, ".", arguments, new Diagnostics());
        }
        return collected;
    }
}
