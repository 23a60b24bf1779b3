package dev.terrane.spi;

import dev.terrane.value.TypeConformance;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares a plan with the configuration that it is for. One comparison, then thrown away.
final class PlannedConformance {
    private static final String SUMMARY = "Provider's plan disagrees with the configuration";

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> check(Schema.Block block, Value prior, Value config, Value planned) {
        if (!TypeConformance.conforms(planned.type(), block.impliedType()) && !planned.isNull()) {
            report(ValuePath.EMPTY, "is not of the type that its own schema gives");
        } else {
            object(block, prior, config, planned, ValuePath.EMPTY);
        }
        return List.copyOf(problems);
    }

    private void object(
            Schema.Block block, Value prior, Value config, Value planned, ValuePath path) {
        if (planned.isNull() != config.isNull()) {
            report(
                    path,
                    planned.isNull()
                            ? "is planned to be absent, but is configured"
                            : "is planned, but is not configured");
        } else if (!planned.isKnown()) {
            report(path, "is planned as wholly unknown; only attributes in it may be unknown");
        } else if (!planned.isNull()) {
            attributes(block.attributes(), prior, config, planned, path);
            block.blocks()
                    .forEach((name, nested) ->
                            block(
                                    nested,
                                    part(prior, name),
                                    Elements.of(config, name),
                                    Elements.of(planned, name),
                                    path.thenAttribute(name)));
        }
    }

    private static Value part(@Nullable Value object, String name) {
        return object == null || !Elements.hasElements(object)
                ? Value.NULL
                : Elements.of(object, name);
    }

    private void attributes(
            Map<String, Schema.Attribute> attributes,
            @Nullable Value prior,
            Value config,
            Value planned,
            ValuePath path) {
        attributes.forEach((name, attribute) ->
                attribute(
                        attribute,
                        part(prior, name),
                        part(config, name),
                        part(planned, name),
                        path.thenAttribute(name)));
    }

    private void attribute(
            Schema.Attribute attribute, Value prior, Value config, Value planned, ValuePath path) {
        if (attribute.writeOnly()) {
            if (!planned.isNull()) {
                report(path, "is write-only, but is planned to be kept");
            }
            return;
        }
        if (agrees(attribute, prior, config, planned)) {
            return;
        }
        Schema.NestedObject nested = attribute.nested();
        if (config.isNull()) {
            report(path, "is not configured and not the provider's to fill in, but is planned");
        } else if (nested != null) {
            nested(nested, prior, config, planned, path);
        } else {
            report(path, "is not planned as it is configured");
        }
    }

    private static boolean agrees(
            Schema.Attribute attribute, Value prior, Value config, Value planned) {
        return (attribute.computed() && (!attribute.optional() || config.isNull()))
                || (config.isNull() && planned.isNull())
                || Unrefined.same(planned, config)
                || (!prior.isNull() && !config.isNull() && Unrefined.same(planned, prior));
    }

    private void nested(
            Schema.NestedObject nested, Value prior, Value config, Value planned, ValuePath path) {
        if (planned.isNull()) {
            report(path, "is planned to be absent, but is configured");
        } else if (!planned.isKnown()) {
            report(path, "is planned as wholly unknown, but is configured");
        } else if (config.isKnown()) {
            elements(
                    nested.nesting(),
                    prior,
                    config,
                    planned,
                    path,
                    (was, configured, becomes, where) ->
                            attributes(nested.attributes(), was, configured, becomes, where));
        }
    }

    private void block(
            Schema.NestedBlock nested, Value prior, Value config, Value planned, ValuePath path) {
        if (Unrefined.same(planned, config)) {
            return;
        }
        if (!config.isKnown()) {
            report(path, "is planned, though which blocks there will be is unknown");
        } else if (!planned.isKnown()) {
            report(path, "is planned as wholly unknown; only attributes in it may be unknown");
        } else if (nested.nesting() == Schema.Nesting.SINGLE
                || nested.nesting() == Schema.Nesting.GROUP) {
            object(nested.block(), prior, config, planned, path);
        } else if (planned.isNull()) {
            report(path, "is planned as null; where there are no blocks it has to be empty");
        } else {
            elements(
                    nested.nesting(),
                    prior,
                    config,
                    planned,
                    path,
                    (was, configured, becomes, where) ->
                            object(nested.block(), was, configured, becomes, where));
        }
    }

    @FunctionalInterface
    private interface ElementCheck {
        void check(Value prior, Value config, Value planned, ValuePath path);
    }

    private void elements(
            Schema.Nesting nesting,
            Value prior,
            Value config,
            Value planned,
            ValuePath path,
            ElementCheck check) {
        switch (nesting) {
            case SINGLE, GROUP -> check.check(prior, config, planned, path);
            case LIST -> list(prior, config, planned, path, check);
            case MAP -> map(prior, config, planned, path, check);
            case SET -> set(config, planned, path);
        }
    }

    private void list(
            Value prior, Value config, Value planned, ValuePath path, ElementCheck check) {
        List<Value> before = Elements.list(prior);
        List<Value> configured = Elements.list(config);
        List<Value> elements = Elements.list(planned);
        if (elements.size() != configured.size()) {
            report(
                    path,
                    "is planned " + elements.size() + " times, configured " + configured.size());
            return;
        }
        for (int index = 0; index < elements.size(); index++) {
            check.check(
                    index < before.size() ? before.get(index) : Value.NULL,
                    configured.get(index),
                    elements.get(index),
                    path.thenIndex(index));
        }
    }

    private void map(Value prior, Value config, Value planned, ValuePath path, ElementCheck check) {
        Map<String, Value> before = Elements.map(prior);
        Map<String, Value> configured = Elements.map(config);
        Map<String, Value> elements = Elements.map(planned);
        if (!elements.keySet().equals(configured.keySet())) {
            report(path, "is planned with other keys than it is configured with");
            return;
        }
        configured.forEach((key, element) ->
                check.check(
                        before.getOrDefault(key, Value.NULL),
                        element,
                        elements.getOrDefault(key, Value.NULL),
                        path.thenKey(key)));
    }

    /// Elements of sets can not be paired when a part is filled in, so only their number counts;
    /// fewer may be planned, where some have become equal.
    private void set(Value config, Value planned, ValuePath path) {
        int most = Elements.list(config).size();
        if (Elements.list(planned).size() > most) {
            report(path, "is planned more often than it is configured");
        } else if (most > 0 && Elements.list(planned).isEmpty()) {
            report(path, "is planned to be empty, but is configured");
        }
    }

    private void report(ValuePath path, String what) {
        problems.add(Problem.error(SUMMARY, AnswerProblems.subject(path) + " " + what + ".", path));
    }
}
