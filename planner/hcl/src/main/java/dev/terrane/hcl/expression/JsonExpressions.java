package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonText;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A value of the JSON syntax as an expression: strings and the names of properties are templates,
/// but where nothing can be referred to they mean themselves.
final class JsonExpressions {
    private static final String INVALID_KEY = "Invalid object key expression";

    private JsonExpressions() {}

    static Value evaluate(JsonValue json, Evaluation in) {
        return switch (json) {
            case JsonValue.StringValue string -> text(string.text(), in);
            case JsonValue.NumberValue number -> Value.number(number.number());
            case JsonValue.BoolValue truth -> Value.bool(truth.truth());
            case JsonValue.NullValue none -> Value.NULL;
            case JsonValue.ArrayValue array -> tuple(array.elements(), in);
            case JsonValue.ObjectValue object -> object(object, in);
            case JsonValue.Unreadable unreadable -> Value.DYNAMIC;
        };
    }

    private static Value text(JsonText text, Evaluation in) {
        if (in.scope() == ConstantScope.INSTANCE || !isTemplate(text.text())) {
            return Value.string(text.text());
        }
        int errorsBefore = in.problems().errorCount();
        Expression template = text.template(in.problems().inbox());
        in.problems().takeIn(null, in.scope());
        return in.problems().errorCount() > errorsBefore ? Value.DYNAMIC : in.value(template);
    }

    /// Most strings are not, and need no parser.
    private static boolean isTemplate(String text) {
        return text.contains("${") || text.contains("%{");
    }

    private static Value tuple(List<JsonValue> elements, Evaluation in) {
        List<Value> values = new ArrayList<>(elements.size());
        for (JsonValue element : elements) {
            values.add(evaluate(element, in));
        }
        return Value.tuple(values);
    }

    /// Where one name is not known, which attributes there are is not known either.
    private static Value object(JsonValue.ObjectValue object, Evaluation in) {
        Map<String, Value> attributes = HashMap.newHashMap(object.properties().size());
        boolean known = true;
        for (JsonValue.Property property : object.properties()) {
            Value name = text(property.name(), in);
            Value value = evaluate(property.value(), in);
            Value key = key(name, property, in);
            if (!(key instanceof Value.StringValue word)) {
                known &= key.isNull();
            } else if (attributes.putIfAbsent(word.text(), value) != null) {
                report(
                        "Duplicate object attribute",
                        "There is an attribute %s in this object already."
                                .formatted(ValueDescription.quoted(word.text())),
                        property,
                        in);
            }
        }
        return known ? Value.object(attributes) : Value.DYNAMIC;
    }

    /// A string, an unknown one, or null where an error was reported.
    private static Value key(Value name, JsonValue.Property property, Evaluation in) {
        try {
            Value key = Converting.to(Type.STRING, name.unmarked());
            if (key.isNull()) {
                report(INVALID_KEY, "The name of this attribute is null.", property, in);
            }
            return key;
        } catch (ConversionException e) {
            report(
                    INVALID_KEY,
                    "This can not be the name of an attribute: %s.".formatted(e.getMessage()),
                    property,
                    in);
            return Value.NULL;
        }
    }

    private static void report(
            String summary, String detail, JsonValue.Property property, Evaluation in) {
        SourceRange name = property.name().range();
        in.error(summary, detail, name, name, new Expression.Json(property.value()));
    }

    /// Hands over all templates in it that hold more than text; those that can not be read are
    /// passed over here, and reported by evaluation.
    static void templates(JsonValue json, Consumer<Expression> to) {
        switch (json) {
            case JsonValue.StringValue string -> template(string.text(), to);
            case JsonValue.ArrayValue array -> array.elements().forEach(e -> templates(e, to));
            case JsonValue.ObjectValue object ->
                    object.properties()
                            .forEach(property -> {
                                template(property.name(), to);
                                templates(property.value(), to);
                            });
            case JsonValue.NumberValue number -> {}
            case JsonValue.BoolValue truth -> {}
            case JsonValue.NullValue none -> {}
            case JsonValue.Unreadable unreadable -> {}
        }
    }

    private static void template(JsonText text, Consumer<Expression> to) {
        if (isTemplate(text.text())) {
            var unheard = new Diagnostics();
            Expression template = text.template(unheard);
            if (!unheard.hasErrors()) {
                to.accept(template);
            }
        }
    }

    static Optional<Traversal> asTraversal(JsonValue json) {
        return json instanceof JsonValue.StringValue string
                ? string.text().traversal(new Diagnostics())
                : Optional.empty();
    }

    static Optional<List<Expression>> asList(JsonValue json) {
        if (!(json instanceof JsonValue.ArrayValue array)) {
            return Optional.empty();
        }
        List<Expression> elements = new ArrayList<>(array.elements().size());
        array.elements().forEach(element -> elements.add(new Expression.Json(element)));
        return Optional.of(elements);
    }

    static Optional<List<Pair>> asMap(JsonValue json) {
        if (!(json instanceof JsonValue.ObjectValue object)) {
            return Optional.empty();
        }
        return Optional.of(object.properties().stream().map(JsonExpressions::pair).toList());
    }

    private static Pair pair(JsonValue.Property property) {
        var name = new Expression.Json(new JsonValue.StringValue(property.name()));
        return new Pair(name, new Expression.Json(property.value()));
    }

    /// A string as the native expression that it holds.
    static Optional<Expression> asNative(JsonValue json) {
        if (!(json instanceof JsonValue.StringValue string)) {
            return Optional.empty();
        }
        var unheard = new Diagnostics();
        Expression expression = string.text().expression(unheard);
        return unheard.hasErrors() ? Optional.empty() : Optional.of(expression);
    }
}
