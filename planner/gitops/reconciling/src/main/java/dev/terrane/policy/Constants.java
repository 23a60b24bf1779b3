package dev.terrane.policy;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.policy.Policy.Condition;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The constant arguments of one block. What is wrong is reported, and counts as not given.
final class Constants {
    private final BodyContent content;
    private final Diagnostics diagnostics;

    Constants(BodyContent content, Diagnostics diagnostics) {
        this.content = content;
        this.diagnostics = diagnostics;
    }

    Optional<String> text(String name) {
        Optional<Value> value = value(name);
        if (value.isPresent() && !(value.get() instanceof Value.StringValue)) {
            complain(name, "a text has to stand here");
        }
        return value.filter(Value.StringValue.class::isInstance)
                .map(text -> ((Value.StringValue) text).text());
    }

    Optional<Condition> condition(String name) {
        Optional<Attribute> attribute = content.attribute(name);
        return attribute.isEmpty()
                ? Optional.empty()
                : text(name)
                        .map(text ->
                                new Condition(text.strip(), attribute.get().expression().range()));
    }

    /// Empty where it is not given.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Optional<Value> value = value(name);
        if (value.isEmpty()) {
            return texts;
        }
        if (value.get().isNull() || !value.get().isWhollyKnown() || !isList(value.get())) {
            complain(name, "a list of texts has to stand here");
            return texts;
        }
        for (Value each : value.get().asList()) {
            if (each instanceof Value.StringValue text) {
                texts.add(text.text());
            } else {
                complain(name, "a list of texts has to stand here");
            }
        }
        return texts;
    }

    private static boolean isList(Value value) {
        return value instanceof Value.TupleValue || value instanceof Value.ListValue;
    }

    Optional<Value> value(String name) {
        Optional<Attribute> attribute = content.attribute(name);
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluateConstant(attribute.get().expression(), own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(value);
    }

    /// Says what is wrong with an argument that is there.
    void complain(String name, String reason) {
        content.attribute(name)
                .ifPresent(attribute ->
                        diagnostics.error(
                                "Unsuitable value",
                                "\"%s\" can not have this value: %s.".formatted(name, reason),
                                attribute.expression().range()));
    }
}
