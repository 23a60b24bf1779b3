package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `[a, b]` and `{ a = b }`.
final class Constructors {
    private Constructors() {}

    static Value tuple(Expression.Tuple tuple, Evaluation in) {
        if (tuple.elements().isEmpty()) {
            return Value.EMPTY_TUPLE;
        }
        List<Value> elements = new ArrayList<>(tuple.elements().size());
        for (Expression element : tuple.elements()) {
            elements.add(in.value(element));
        }
        return Value.tuple(elements);
    }

    /// Where one key is not known, which attributes there are is not known either. All values are
    /// evaluated all the same, as there may be something wrong with them. Of equal keys the last
    /// one counts.
    static Value object(Expression.ObjectLiteral object, Evaluation in) {
        if (object.items().isEmpty()) {
            return Value.EMPTY_OBJECT;
        }
        Map<String, Value> attributes = HashMap.newHashMap(object.items().size());
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean known = true;
        for (Expression.ObjectLiteral.Item item : object.items()) {
            Optional<String> name = name(item, marks, in);
            Value value = in.value(item.value());
            name.ifPresent(key -> attributes.put(key, value));
            known &= name.isPresent();
        }
        if (!known) {
            return Value.DYNAMIC;
        }
        Value result = Value.object(attributes);
        return marks.isEmpty() ? result : result.withMarks(marks);
    }

    private static Optional<String> name(
            Expression.ObjectLiteral.Item item, Set<Mark> marks, Evaluation in) {
        Optional<String> bare = bareName(item.key());
        if (bare.isPresent()) {
            return bare;
        }
        int errorsBefore = in.problems().errorCount();
        Value key = in.value(item.key());
        if (in.problems().errorCount() > errorsBefore) {
            return Optional.empty();
        }
        marks.addAll(key.marks());
        return nameOf(key.unmarked(), item, in);
    }

    private static Optional<String> nameOf(
            Value key, Expression.ObjectLiteral.Item item, Evaluation in) {
        return switch (key) {
            case Value.StringValue name -> Optional.of(name.text());
            case Value.UnknownValue unknown when unknown.type().equals(Type.DYNAMIC) ->
                    Optional.empty();
            case Value.NullValue none -> {
                in.error(
                        "Null value as key",
                        "The key of this attribute is null. A key has to be a string.",
                        item.value().range(),
                        item.key().range().union(item.value().range()),
                        item.key());
                yield Optional.empty();
            }
            default -> convertedName(key, item.key(), in);
        };
    }

    private static Optional<String> convertedName(Value value, Expression key, Evaluation in) {
        try {
            return Converting.to(Type.STRING, value) instanceof Value.StringValue name
                    ? Optional.of(name.text())
                    : Optional.empty();
        } catch (ConversionException e) {
            in.error(
                    "Incorrect key type",
                    "This can not be the key of an attribute: %s.".formatted(e.getMessage()),
                    key.range(),
                    key.range(),
                    key);
            return Optional.empty();
        }
    }

    static Value key(Expression.ObjectKey key, Evaluation in) {
        Optional<String> bare = bareName(key);
        if (bare.isPresent()) {
            return Value.string(bare.get());
        }
        if (isAmbiguous(key)) {
            in.error(
                    "Ambiguous attribute key",
                    "A key that holds dots may be meant as a reference or as a name. Write it in"
                            + " parentheses if it is a reference, in quotes if it is a name.",
                    key.range(),
                    key.range(),
                    key);
            return Value.DYNAMIC;
        }
        return in.value(key.wrapped());
    }

    private static boolean isAmbiguous(Expression.ObjectKey key) {
        return !key.parenthesized()
                && key.wrapped() instanceof Expression.ScopeTraversal reference
                && !reference.traversal().steps().isEmpty();
    }

    /// The name that a key is, where it is a bare word; `true`, `false` and `null` are names there.
    static Optional<String> bareName(Expression key) {
        if (!(key instanceof Expression.ObjectKey objectKey)) {
            return Optional.empty();
        }
        return !objectKey.parenthesized()
                        && objectKey.wrapped() instanceof Expression.Literal literal
                ? StaticExpressions.keywordOf(literal)
                : objectKey.bareName();
    }
}
