package dev.terrane.cli.command;

import dev.terrane.config.Configuration;
import dev.terrane.config.Variable;
import dev.terrane.config.input.RawValue;
import dev.terrane.config.input.RootVariables;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Value;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds the values of the root module's variables, and asks for those that are missing.
final class RootVariableValues {
    private final CommandContext context;
    private final PlanArguments arguments;

    RootVariableValues(CommandContext context, PlanArguments arguments) {
        this.context = context;
        this.arguments = arguments;
    }

    /// @param approvedValues values that an approved plan holds: they count where nothing else is said on the
    ///     command line. What the project takes from others counts more
    Optional<Map<String, Value>> resolve(
            Configuration configuration,
            FileAccess files,
            Map<String, Value> approvedValues,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Map<String, Value> fromPlan = new HashMap<>(approvedValues);
        fromPlan.putAll(context.others().inputs(own));
        if (own.hasErrors()) {
            diagnostics.addAll(own);
            return Optional.empty();
        }
        Map<String, Variable> declared = configuration.root().config().variables();
        VariableInputs inputs = inputs(files, fromPlan, own);
        RootVariables found = RootVariables.resolve(declared, inputs, own);
        Map<String, Value> values = new HashMap<>(found.values());
        for (Variable variable : declared.values()) {
            Value approved = fromPlan.get(variable.name());
            if (approved != null && !inputs.values().containsKey(variable.name())) {
                RootVariables.again(variable, approved, own)
                        .ifPresent(value -> values.put(variable.name(), value));
            }
        }
        List<Variable> missing = new ArrayList<>(found.missing());
        missing.removeIf(variable -> values.containsKey(variable.name()));
        if (mayAsk() && !own.hasErrors()) {
            values.putAll(ask(missing, own));
        }
        RootVariables.reportMissing(missing, own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(values);
    }

    /// @param fallback values that count only where nothing else gives one
    Optional<Map<String, Value>> resolveWithFallback(
            Configuration configuration,
            FileAccess files,
            Map<String, Value> fallback,
            Diagnostics diagnostics) {
        Set<String> given = inputs(files, Map.of(), new Diagnostics()).values().keySet();
        Map<String, Value> needed = new HashMap<>();
        configuration.root().config().variables().values().stream()
                .filter(variable ->
                        variable.defaultValue().isEmpty() && !given.contains(variable.name()))
                .map(Variable::name)
                .filter(fallback::containsKey)
                .forEach(name -> needed.put(name, fallback.get(name)));
        return resolve(configuration, files, needed, diagnostics);
    }

    /// What an approved plan was made with outweighs what lies around, but not the command line.
    private VariableInputs inputs(
            FileAccess files, Map<String, Value> fromPlan, Diagnostics diagnostics) {
        VariableInputs all =
                VariableInputs.collect(
                        context.invocation().environment(),
                        files,
                        ".",
                        arguments.variables().stream().map(RootVariableValues::argument).toList(),
                        diagnostics);
        if (fromPlan.isEmpty()) {
            return all;
        }
        SortedMap<String, RawValue> kept = new TreeMap<>(all.values());
        kept.entrySet()
                .removeIf(entry ->
                        fromPlan.containsKey(entry.getKey())
                                && entry.getValue().origin() != RawValue.Origin.COMMAND_LINE);
        return new VariableInputs(kept);
    }

    /// Who gave the variables their values, in words; nothing for those that have their default.
    Map<String, String> givenBy(FileAccess files, Set<String> fromPlan) {
        Map<String, String> words = new HashMap<>();
        fromPlan.forEach(name -> words.put(name, "as the plan has it"));
        inputs(files, Map.of(), new Diagnostics())
                .values()
                .forEach((name, value) -> {
                    if (value.origin() == RawValue.Origin.COMMAND_LINE
                            || !fromPlan.contains(name)) {
                        words.put(name, words(name, value));
                    }
                });
        return words;
    }

    private static String words(String name, RawValue value) {
        return switch (value) {
            case RawValue.Written written -> "from " + written.expression().range().filename();
            case RawValue.Text text ->
                    text.origin() == RawValue.Origin.ENVIRONMENT
                            ? "from TF_VAR_" + name
                            : "from -var";
        };
    }

    static VariableArgument argument(PlanArguments.VariableArgument given) {
        return given.isFile()
                ? new VariableArgument.File(given.text())
                : new VariableArgument.Assignment(given.text());
    }

    private boolean mayAsk() {
        return arguments.input()
                && !arguments.json()
                && context.invocation()
                        .variable("TF_INPUT")
                        .filter(Set.of("0", "false")::contains)
                        .isEmpty();
    }

    /// In the order of names, as Terraform asks, so that answers may be piped in.
    ///
    /// @param missing those that were answered are taken out, whether the answer is any good or not
    private Map<String, Value> ask(List<Variable> missing, Diagnostics diagnostics) {
        SortedMap<String, Variable> asked = new TreeMap<>();
        missing.forEach(variable -> asked.put(variable.name(), variable));
        SortedMap<String, RawValue> answers = new TreeMap<>();
        for (Variable variable : asked.values()) {
            Optional<String> line = ask(variable);
            context.invocation().out().println();
            if (line.isEmpty()) {
                break;
            }
            line.filter(text -> !text.isEmpty())
                    .ifPresent(text ->
                            answers.put(
                                    variable.name(),
                                    new RawValue.Text(text, RawValue.Origin.COMMAND_LINE)));
        }
        asked.keySet().retainAll(answers.keySet());
        missing.removeIf(variable -> answers.containsKey(variable.name()));
        return RootVariables.resolve(asked, new VariableInputs(answers), diagnostics).values();
    }

    private Optional<String> ask(Variable variable) {
        PrintStream out = context.invocation().out();
        out.println("var." + variable.name());
        variable.description().ifPresent(text -> out.println("  " + text));
        Questions questions = new Questions(context);
        String question = "  Enter a value: ";
        return variable.sensitive() ? questions.askSecretly(question) : questions.ask(question);
    }
}
