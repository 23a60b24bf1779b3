package dev.terrane.project;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The constant arguments of one block. What is wrong is reported, and counts as not given.
final class Arguments {
    private final BodyContent content;
    private final Diagnostics diagnostics;

    Arguments(BodyContent content, Diagnostics diagnostics) {
        this.content = content;
        this.diagnostics = diagnostics;
    }

    Optional<String> text(String name) {
        return value(name, Type.STRING).map(Arguments::string);
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    boolean truth(String name, boolean otherwise) {
        return value(name, Type.BOOL)
                .map(value -> value instanceof Value.BoolValue bool && bool.truth())
                .orElse(otherwise);
    }

    /// From 0 up.
    Optional<Integer> count(String name) {
        Optional<Value> value = value(name, Type.NUMBER);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = ((Value.NumberValue) value.get()).number().toString();
        if (!text.matches("\\d{1,9}")) {
            complain(name, "a whole number from 0 up has to stand here");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    List<String> texts(String name) {
        return optionalTexts(name).orElse(List.of());
    }

    Optional<List<String>> optionalTexts(String name) {
        return value(name, Type.list(Type.STRING))
                .map(list -> list.asList().stream().map(Arguments::string).toList());
    }

    SortedMap<String, String> map(String name) {
        SortedMap<String, String> map = new TreeMap<>();
        value(name, Type.map(Type.STRING))
                .ifPresent(given ->
                        given.asMap().forEach((key, value) -> map.put(key, string(value))));
        return map;
    }

    private static String string(Value value) {
        return value instanceof Value.StringValue text ? text.text() : "";
    }

    private Optional<Value> value(String name, Type type) {
        Optional<Attribute> attribute = content.attribute(name);
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluateConstant(attribute.get().expression(), own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        try {
            Value value = Conversion.convert(given, type);
            if (!value.isNull() && value.isWhollyKnown()) {
                return Optional.of(value);
            }
            complain(name, "it can not be null");
        } catch (ConversionException e) {
            complain(name, e.reason());
        }
        return Optional.empty();
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
