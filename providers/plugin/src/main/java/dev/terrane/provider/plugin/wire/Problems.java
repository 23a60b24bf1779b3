package dev.terrane.provider.plugin.wire;

import dev.terrane.diagnostic.Severity;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;

import tfplugin6.AttributePath;
import tfplugin6.Diagnostic;

import java.util.List;

/// What a provider complains of, and the paths to it.
public final class Problems {
    private Problems() {}

    public static List<Problem> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Problems::of).toList();
    }

    /// A problem that does not say how grave it is counts as an error.
    private static Problem of(Diagnostic diagnostic) {
        Severity severity =
                diagnostic.getSeverity() == Diagnostic.Severity.WARNING
                        ? Severity.WARNING
                        : Severity.ERROR;
        return new Problem(
                severity,
                diagnostic.getSummary(),
                diagnostic.getDetail(),
                path(diagnostic.getAttribute()));
    }

    public static List<ValuePath> paths(List<AttributePath> paths) {
        return paths.stream().map(Problems::path).toList();
    }

    /// As far as it can be followed: a step into a set has nothing to go by.
    public static ValuePath path(AttributePath path) {
        ValuePath found = ValuePath.EMPTY;
        for (AttributePath.Step step : path.getStepsList()) {
            switch (step.getSelectorCase()) {
                case ATTRIBUTE_NAME ->
                        found = found.then(new AttributeStep(step.getAttributeName()));
                case ELEMENT_KEY_STRING ->
                        found = found.then(new IndexStep(Value.string(step.getElementKeyString())));
                case ELEMENT_KEY_INT -> found = found.thenIndex(step.getElementKeyInt());
                case SELECTOR_NOT_SET -> {
                    return found;
                }
            }
        }
        return found;
    }

    /// The other way round.
    public static List<Diagnostic> diagnostics(List<Problem> problems) {
        return problems.stream().map(Problems::diagnostic).toList();
    }

    private static Diagnostic diagnostic(Problem problem) {
        Diagnostic.Builder made =
                Diagnostic.newBuilder()
                        .setSeverity(
                                problem.isError()
                                        ? Diagnostic.Severity.ERROR
                                        : Diagnostic.Severity.WARNING)
                        .setSummary(problem.summary())
                        .setDetail(problem.detail());
        if (!problem.path().steps().isEmpty()) {
            made.setAttribute(message(problem.path()));
        }
        return made.build();
    }

    public static AttributePath message(ValuePath path) {
        AttributePath.Builder made = AttributePath.newBuilder();
        for (ValuePath.Step step : path.steps()) {
            made.addSteps(message(step));
        }
        return made.build();
    }

    /// An element of a set, which is its own key, has no selector.
    private static AttributePath.Step message(ValuePath.Step step) {
        AttributePath.Step.Builder made = AttributePath.Step.newBuilder();
        switch (step) {
            case AttributeStep attribute -> made.setAttributeName(attribute.name());
            case IndexStep(Value.StringValue key) -> made.setElementKeyString(key.text());
            case IndexStep(Value.NumberValue key) ->
                    made.setElementKeyInt(key.number().asLong().orElse(0));
            case IndexStep(Value element) -> {}
        }
        return made.build();
    }
}
