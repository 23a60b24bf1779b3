package dev.terrane.spi.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonProblem;
import dev.terrane.value.json.ValueJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Objects as a state holds them: JSON with the schema's attributes.
///
/// Reading forgives: an attribute that the schema no longer has is dropped, one that is missing is
/// null, and null for nested blocks means that there are none, because older versions of a provider
/// wrote other attributes.
public final class StateJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateJson() {}

    /// For types whose state has had one form alone.
    public static UpgradeAnswer upgrade(Schema.Block block, byte[] json) {
        try {
            return new UpgradeAnswer(read(block, json), List.of());
        } catch (IOException e) {
            return new UpgradeAnswer(Value.nullOf(block.impliedType()), List.of(unreadable(e)));
        }
    }

    private static Problem unreadable(IOException cause) {
        return Problem.error(
                "Unreadable object in state",
                "What the state holds of this object does not fit its resource type: "
                        + (cause instanceof JsonProblem problem
                                ? problem.reason()
                                : cause.getMessage())
                        + ".");
    }

    /// @throws IOException where the text is no JSON object, or does not fit the schema
    public static Value read(Schema.Block block, byte[] json) throws IOException {
        return read(block, json, block.attributes().keySet(), StateJson::inside);
    }

    /// The same, but null for a block stays null, however deep it is.
    ///
    /// @throws IOException where the text is no JSON object, or does not fit the schema
    public static Value readAsWritten(Schema.Block block, byte[] json) throws IOException {
        return read(
                block, json, block.impliedType().attributes().keySet(), (nested, value) -> value);
    }

    /// @param nullable what may be null
    /// @param inside makes of a value what it is in a block
    private static Value read(
            Schema.Block block,
            byte[] json,
            Set<String> nullable,
            BiFunction<Schema.NestedBlock, Value, Value> inside)
            throws IOException {
        ObjectBuilder object = ObjectBuilder.of(block);
        Map<String, Type> types = block.impliedType().attributes();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                Type type = types.get(name);
                parser.nextToken();
                if (type == null) {
                    parser.skipChildren();
                } else {
                    Value value = ValueJson.readCurrent(parser, type);
                    Schema.NestedBlock nested = block.blocks().get(name);
                    if (nested != null) {
                        value = inside.apply(nested, value);
                    }
                    if (!value.isNull() || nullable.contains(name)) {
                        object.set(name, value);
                    }
                }
            }
        }
        return object.build();
    }

    /// Inside of blocks, null for a block always means that there is none.
    private static Value inside(Schema.NestedBlock nested, Value value) {
        return nested.block().blocks().isEmpty() ? value : eachWithoutNull(nested.block(), value);
    }

    private static Value eachWithoutNull(Schema.Block block, Value value) {
        return switch (value) {
            case Value.ListValue list ->
                    Value.list(list.elementType(), withoutNull(block, list.elements()));
            case Value.SetValue set ->
                    Value.set(set.elementType(), withoutNull(block, set.elements()));
            default -> value;
        };
    }

    private static List<Value> withoutNull(Schema.Block block, List<Value> elements) {
        return elements.stream().map(each -> withoutNull(block, each)).toList();
    }

    private static Value withoutNull(Schema.Block block, Value object) {
        Map<String, Value> parts = new TreeMap<>(object.asMap());
        block.blocks()
                .forEach((name, nested) ->
                        parts.computeIfPresent(
                                name, (key, value) -> noneForNull(nested.block(), value)));
        return Value.object(parts);
    }

    private static Value noneForNull(Schema.Block block, Value value) {
        return switch (value.type()) {
            case Type.ListType list when value.isNull() -> Value.list(list.element(), List.of());
            case Type.SetType set when value.isNull() -> Value.set(set.element(), List.of());
            default -> eachWithoutNull(block, value);
        };
    }

    /// @param object of the block's type, wholly known
    public static byte[] write(Schema.Block block, Value object) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            ValueJson.write(generator, object, block.impliedType());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
