package dev.terrane.testing.mocking;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Fills in what a provider would give: from the values of the test, or else something of the right
/// type: eight letters and digits, 0, false, nothing in collections.
///
/// Made-up text is the same each time for the same attribute of the same object in the same run, so
/// that an apply keeps to its plan and a test can be repeated.
final class MadeUpValues {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 8;

    private final MockedValues values;
    private final List<Problem> problems;

    MadeUpValues(MockedValues values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    /// The object with everything filled in that is missing.
    ///
    /// @param missing whether the value of a computed attribute is to be filled in
    Value fill(Schema.Block block, Value object, Predicate<Value> missing) {
        return new ComputedParts(missing, this::value).fill(block, object, values.given());
    }

    private Value value(Schema.Attribute attribute, String name, Value given, String path) {
        Value wanted = given.isNull() ? null : given.asMap().get(name);
        return wanted == null
                ? madeUp(attribute.type(), path)
                : converted(wanted, attribute.type(), name);
    }

    private Value converted(Value wanted, Type type, String name) {
        try {
            return Conversion.convert(wanted, type);
        } catch (ConversionException e) {
            problems.add(
                    Problem.error(
                            "Mocked value does not fit",
                            "The test gives \"%s\" a value that it can not have: %s. Correct it at %s."
                                    .formatted(name, e.getMessage(), values.origin())));
            return Value.nullOf(type);
        }
    }

    private Value madeUp(Type type, String path) {
        return switch (type) {
            case Type.ListType list -> Value.list(list.element(), List.of());
            case Type.SetType set -> Value.set(set.element(), List.of());
            case Type.MapType map -> Value.map(map.element(), Map.of());
            case Type.ObjectType object -> {
                Map<String, Value> attributes = new LinkedHashMap<>();
                object.attributes()
                        .forEach((name, of) -> attributes.put(name, madeUp(of, path + "." + name)));
                yield Value.object(attributes);
            }
            case Type.TupleType tuple -> {
                List<Value> elements = new ArrayList<>();
                tuple.elements()
                        .forEach(of -> elements.add(madeUp(of, path + "." + elements.size())));
                yield Value.tuple(elements);
            }
            default -> primitive(type, path);
        };
    }

    private Value primitive(Type type, String path) {
        if (type.equals(Type.STRING)) {
            return Value.string(text(path));
        }
        if (type.equals(Type.NUMBER)) {
            return Value.number(0);
        }
        return type.equals(Type.BOOL) ? Value.FALSE : Value.nullOf(type);
    }

    private String text(String path) {
        byte[] digest = sha256(values.seed() + path);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(Byte.toUnsignedInt(digest[i]) % LETTERS.length()));
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
