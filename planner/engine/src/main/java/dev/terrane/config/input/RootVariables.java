package dev.terrane.config.input;

import dev.terrane.config.Variable;
import dev.terrane.config.input.RawValue.Origin;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of the root module's variables, of the declared types, with their marks.
///
/// @param values by name; those that are missing or wrong are not there
/// @param missing variables without a default for which nothing was given; somebody may still be asked
public record RootVariables(SortedMap<String, Value> values, List<Variable> missing) {
    private static final int UNDECLARED_SHOWN = 2;

    public RootVariables {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        missing = List.copyOf(missing);
    }

    public static RootVariables resolve(
            Map<String, Variable> declared, VariableInputs inputs, Diagnostics diagnostics) {
        SortedMap<String, Value> values = new TreeMap<>();
        List<Variable> missing = new ArrayList<>();
        for (Variable variable : declared.values()) {
            RawValue raw = inputs.values().get(variable.name());
            if (raw != null) {
                warnOfDeprecated(variable, raw, diagnostics);
                given(variable, raw, diagnostics)
                        .ifPresent(value -> values.put(variable.name(), marked(variable, value)));
            } else if (variable.defaultValue().isPresent()) {
                values.put(variable.name(), marked(variable, variable.defaultValue().get()));
            } else {
                missing.add(variable);
            }
        }
        reportUndeclared(declared, inputs, diagnostics);
        return new RootVariables(values, missing);
    }

    private static void warnOfDeprecated(Variable variable, RawValue raw, Diagnostics diagnostics) {
        variable.deprecated()
                .ifPresent(instead ->
                        diagnostics.warning(
                                "Deprecated variable",
                                "A value was given for var.%s, which is not to be set any more: %s"
                                        .formatted(variable.name(), instead),
                                place(variable, raw)));
    }

    /// A value that was converted once before, such as one that a plan was made with, as the variable
    /// is declared now.
    public static Optional<Value> again(Variable variable, Value value, Diagnostics diagnostics) {
        return converted(variable, value, variable.range(), "", diagnostics)
                .map(found -> marked(variable, found));
    }

    /// A value that somebody has evaluated already, as the variable wants it.
    ///
    /// @param place where it was written
    public static Optional<Value> fitted(
            Variable variable, Value value, SourceRange place, Diagnostics diagnostics) {
        return converted(variable, value, place, "", diagnostics)
                .map(found -> marked(variable, found));
    }

    /// Says of each missing variable how to set it.
    public static void reportMissing(Collection<Variable> missing, Diagnostics diagnostics) {
        for (Variable variable : missing) {
            diagnostics.error(
                    "No value for required variable",
                    "The variable \"%s\" has no default, and no value was given. Set it with -var, in a -var-file, or as TF_VAR_%s in the environment."
                            .formatted(variable.name(), variable.name()),
                    variable.range());
        }
    }

    private static Optional<Value> given(Variable variable, RawValue raw, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        Value value = value(variable, raw, problems);
        diagnostics.addAll(problems);
        return problems.hasErrors()
                ? Optional.empty()
                : converted(
                        variable, value, place(variable, raw), from(variable, raw), diagnostics);
    }

    /// Who gave the value, where no place says so.
    private static String from(Variable variable, RawValue raw) {
        if (raw instanceof RawValue.Written) {
            return "";
        }
        return raw.origin() == Origin.ENVIRONMENT
                ? " comes from TF_VAR_%s in the environment, and".formatted(variable.name())
                : " was given with -var, and";
    }

    /// The place that a message about the value points at: where it was written, if in a file.
    private static SourceRange place(Variable variable, RawValue raw) {
        return switch (raw) {
            case RawValue.Text text -> variable.range();
            case RawValue.Written written -> written.expression().range();
        };
    }

    private static Value value(Variable variable, RawValue raw, Diagnostics problems) {
        return switch (raw) {
            case RawValue.Written written ->
                    Evaluator.evaluateConstant(written.expression(), problems);
            case RawValue.Text text when isPlain(variable) -> Value.string(text.text());
            case RawValue.Text text -> parsed(variable, text.text(), problems);
        };
    }

    /// Whether text means itself: for a variable without a type, or of a primitive one. Otherwise it is
    /// an expression.
    private static boolean isPlain(Variable variable) {
        return !variable.typed() || variable.type().type() instanceof Type.Primitive;
    }

    private static Value parsed(Variable variable, String text, Diagnostics problems) {
        Source source = Source.of("<value for var.%s>".formatted(variable.name()), text);
        Expression expression = HclParser.parseExpression(source, problems);
        return problems.hasErrors()
                ? Value.DYNAMIC
                : Evaluator.evaluateConstant(expression, problems);
    }

    private static Optional<Value> converted(
            Variable variable,
            Value given,
            SourceRange place,
            String from,
            Diagnostics diagnostics) {
        try {
            Value filled =
                    given.isNull()
                            ? given
                            : variable.type().defaults().map(d -> d.apply(given)).orElse(given);
            Value value = Conversion.convert(filled, variable.type().type());
            return value.isNull() && !variable.nullable()
                    ? insteadOfNull(variable, place, diagnostics)
                    : Optional.of(value);
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid value for input variable",
                    "The value of var.%s, declared at %s,%s does not fit its type: %s."
                            .formatted(variable.name(), variable.range(), from, e.getMessage()),
                    place);
            return Optional.empty();
        }
    }

    private static Optional<Value> insteadOfNull(
            Variable variable, SourceRange place, Diagnostics diagnostics) {
        if (variable.defaultValue().isEmpty()) {
            diagnostics.error(
                    "Required variable not set",
                    "var.%s, declared at %s with nullable = false, can not be null."
                            .formatted(variable.name(), variable.range()),
                    place);
        }
        return variable.defaultValue();
    }

    private static Value marked(Variable variable, Value value) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (variable.sensitive()) {
            marks.add(Mark.SENSITIVE);
        }
        if (variable.ephemeral()) {
            marks.add(Mark.EPHEMERAL);
        }
        return marks.isEmpty() ? value : value.withMarks(marks);
    }

    /// An environment and a file of values serve many configurations; the command line was written for
    /// this one.
    private static void reportUndeclared(
            Map<String, Variable> declared, VariableInputs inputs, Diagnostics diagnostics) {
        List<String> inFiles = new ArrayList<>();
        inputs.values()
                .forEach((name, raw) -> {
                    if (declared.containsKey(name)) {
                        return;
                    }
                    if (raw.origin() == Origin.COMMAND_LINE) {
                        diagnostics.add(
                                Diagnostic.error(
                                        "Value for undeclared variable",
                                        undeclared(name, declared)));
                    } else if (raw.origin() != Origin.ENVIRONMENT) {
                        inFiles.add(name);
                    }
                });
        inFiles.stream()
                .limit(UNDECLARED_SHOWN)
                .map(name -> undeclared(name, declared))
                .forEach(detail ->
                        diagnostics.add(
                                Diagnostic.warning("Value for undeclared variable", detail)));
        if (inFiles.size() > UNDECLARED_SHOWN) {
            List<String> others = inFiles.subList(UNDECLARED_SHOWN, inFiles.size());
            diagnostics.add(
                    Diagnostic.warning(
                            "Values for undeclared variables",
                            "Nor does the configuration declare: %s."
                                    .formatted(String.join(", ", others))));
        }
    }

    private static String undeclared(String name, Map<String, Variable> declared) {
        return "The configuration declares no variable \"%s\", and the value has no effect.%s"
                .formatted(name, NameSuggestion.didYouMean(name, declared.keySet()));
    }
}
