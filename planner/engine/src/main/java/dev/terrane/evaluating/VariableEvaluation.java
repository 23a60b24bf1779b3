package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the variables of a module their values: those of the root from outside, those of others
/// from the arguments of the call.
final class VariableEvaluation {
    private final Environment environment;
    private final Phase phase;
    private final Map<String, Value> rootVariables;
    private final ObjectHandler handler;

    VariableEvaluation(
            Environment environment,
            Phase phase,
            Map<String, Value> rootVariables,
            ObjectHandler handler) {
        this.environment = environment;
        this.phase = phase;
        this.rootVariables = Map.copyOf(rootVariables);
        this.handler = handler;
    }

    /// @return whether all that it needs has a value
    boolean evaluate(String name, ModuleValues module, Diagnostics diagnostics) {
        Variable variable = Declared.in(module.node().config().variables(), name);
        Optional<Value> value = value(variable, module, diagnostics);
        if (value.isEmpty()) {
            return false;
        }
        module.variables().put(name, value.get().withMarks(marks(variable)));
        return diagnostics.hasErrors() || validate(variable, module, diagnostics);
    }

    /// Nothing where something that it needs has no value.
    private Optional<Value> value(Variable variable, ModuleValues module, Diagnostics diagnostics) {
        if (module.parent().isEmpty()) {
            Value given = rootVariables.get(variable.name());
            return Optional.of(
                    given == null || phase == Phase.VALIDATE ? unknown(variable) : given);
        }
        Optional<Value> argument = fromCall(variable, module, diagnostics);
        return phase == Phase.VALIDATE ? Optional.of(unknown(variable)) : argument;
    }

    private Optional<Value> fromCall(
            Variable variable, ModuleValues module, Diagnostics diagnostics) {
        ModuleCall call = module.node().call().orElseThrow();
        Attribute argument = call.arguments().get(variable.name());
        if (argument == null) {
            return Optional.of(variable.defaultValue().orElseGet(() -> unknown(variable)));
        }
        ModuleScope scope =
                new ModuleScope(
                        environment,
                        module.parent().orElseThrow(),
                        module.repetition(),
                        Optional.empty());
        Value given = Evaluator.evaluate(argument.expression(), scope, diagnostics);
        if (phase.isVoid(scope)) {
            return Optional.empty();
        }
        SourceRange place = argument.expression().range();
        if (!variable.ephemeral() && given.containsMark(Mark.EPHEMERAL)) {
            diagnostics.error(
                    "Ephemeral value not allowed",
                    "The variable \"%s\", declared at %s, does not take ephemeral values. Declare it with ephemeral = true."
                            .formatted(variable.name(), variable.range()),
                    place);
            return Optional.of(unknown(variable));
        }
        return Optional.of(converted(variable, given, place, diagnostics));
    }

    private static Value converted(
            Variable variable, Value given, SourceRange range, Diagnostics diagnostics) {
        if (given.isNull() && !variable.nullable() && variable.defaultValue().isPresent()) {
            return variable.defaultValue().get();
        }
        try {
            Value filled =
                    given.isNull()
                            ? given
                            : variable.type().defaults().map(d -> d.apply(given)).orElse(given);
            Value value = Conversion.convert(filled, variable.type().type());
            return value.isNull() && !variable.nullable()
                    ? reject(
                            variable,
                            "it is null, and the variable is declared with nullable = false",
                            range,
                            diagnostics)
                    : value;
        } catch (ConversionException e) {
            return reject(variable, e.getMessage(), range, diagnostics);
        }
    }

    private static Value reject(
            Variable variable, String reason, SourceRange range, Diagnostics diagnostics) {
        diagnostics.error(
                "Invalid value for input variable",
                "The value does not fit the variable \"%s\", declared at %s: %s."
                        .formatted(variable.name(), variable.range(), reason),
                range);
        return unknown(variable);
    }

    private boolean validate(Variable variable, ModuleValues module, Diagnostics diagnostics) {
        ModuleScope scope =
                new ModuleScope(environment, module, RepetitionData.NONE, Optional.empty());
        String config = module.address().path().prefix() + "var." + variable.name();
        for (Condition condition : variable.validations()) {
            Diagnostics own = new Diagnostics();
            Conditions.Outcome outcome =
                    Conditions.evaluate(condition, Conditions.Kind.VALIDATION, scope, own);
            diagnostics.addAll(
                    outcome.result() == Result.FAIL
                            ? rejections(own, condition, variable, module)
                            : own.list());
            handler.checked(
                    new ConditionOutcome(
                            "var",
                            config,
                            module.address().prefix() + "var." + variable.name(),
                            outcome.result(),
                            outcome.problem()));
        }
        return !phase.isVoid(scope);
    }

    /// A value that fails is the mistake of who gave it, so that is where the problem is said to be.
    private static List<Diagnostic> rejections(
            Diagnostics failed, Condition rule, Variable variable, ModuleValues module) {
        SourceRange giver =
                module.node()
                        .call()
                        .map(call -> call.arguments().get(variable.name()))
                        .map(argument -> argument.expression().range())
                        .orElse(variable.range());
        return failed.list().stream()
                .filter(Diagnostic::isError)
                .map(problem ->
                        problem.withDetail(
                                        "%s\n\nSo says the validation at %s."
                                                .formatted(problem.detail(), rule.range()))
                                .at(giver)
                                .within(giver))
                .toList();
    }

    private static Value unknown(Variable variable) {
        return Value.unknown(variable.type().type());
    }

    private static Set<Mark> marks(Variable variable) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (variable.sensitive()) {
            marks.add(Mark.SENSITIVE);
        }
        if (variable.ephemeral()) {
            marks.add(Mark.EPHEMERAL);
        }
        return marks;
    }
}
