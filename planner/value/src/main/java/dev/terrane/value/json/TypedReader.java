package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.HclNumber;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueOrder;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValueTypes;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a value of which the type is known. It begins at the token where the parser is, and leaves
/// the parser at the value's last one.
final class TypedReader {
    private final JsonParser json;
    private final Deque<ValuePath.Step> here = new ArrayDeque<>();

    TypedReader(JsonParser json) {
        this.json = json;
    }

    Value read(Type type) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Value.nullOf(ValueTypes.withoutOptional(type));
        }
        return switch (type) {
            case Type.Dynamic dynamic -> readWithType();
            case Type.Primitive primitive -> readPrimitive(primitive);
            case Type.ListType list -> Value.list(list.element(), readAll(list.element()));
            case Type.SetType set -> Value.set(set.element(), readAll(set.element()));
            case Type.MapType map -> Value.map(map.element(), readMap(map.element()));
            case Type.ObjectType object -> readObject(object);
            case Type.TupleType tuple -> readTuple(tuple);
        };
    }

    private Value readPrimitive(Type.Primitive type) throws IOException {
        return switch (type) {
            case STRING -> Value.string(readText());
            case NUMBER -> readNumber();
            case BOOL -> readBool();
        };
    }

    private String readText() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    json.getText();
            default -> throw problem("a string is required");
        };
    }

    private Value readNumber() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    HclNumber.parse(json.getText())
                            .map(Value::number)
                            .orElseThrow(() -> problem("a number is required"));
            default -> throw problem("a number is required");
        };
    }

    private Value readBool() throws IOException {
        return switch (readText()) {
            case "true", "1" -> Value.TRUE;
            case "false", "0" -> Value.FALSE;
            default -> throw problem("a bool is required");
        };
    }

    private List<Value> readAll(Type element) throws IOException {
        expect(JsonToken.START_ARRAY, "an array is required");
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readBelow(index(elements.size()), element));
        }
        return elements;
    }

    private SortedMap<String, Value> readMap(Type element) throws IOException {
        expect(JsonToken.START_OBJECT, "an object is required");
        SortedMap<String, Value> elements = new TreeMap<>(ValueOrder::compareStrings);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            elements.put(key, readBelow(new ValuePath.IndexStep(Value.string(key)), element));
        }
        return elements;
    }

    private Value readObject(Type.ObjectType type) throws IOException {
        expect(JsonToken.START_OBJECT, "an object is required");
        Map<String, Value> given = HashMap.newHashMap(type.attributes().size());
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Type attribute = type.attributes().get(name);
            if (attribute == null) {
                throw problem("there is no attribute \"" + name + "\"");
            }
            json.nextToken();
            given.put(name, readBelow(new ValuePath.AttributeStep(name), attribute));
        }
        return new Value.ObjectValue(
                SortedStrings.derive(
                        type.attributes(),
                        (name, attribute) -> {
                            Value value = given.get(name);
                            return value == null ? nullOf(attribute) : value;
                        }));
    }

    private static Value nullOf(Type type) {
        return Value.nullOf(ValueTypes.withoutOptional(type));
    }

    private Value readTuple(Type.TupleType type) throws IOException {
        expect(JsonToken.START_ARRAY, "an array is required");
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == type.elements().size()) {
                throw wrongLength(type);
            }
            int next = elements.size();
            elements.add(readBelow(index(next), type.elements().get(next)));
        }
        if (elements.size() < type.elements().size()) {
            throw wrongLength(type);
        }
        return Value.tuple(elements);
    }

    private JsonProblem wrongLength(Type.TupleType type) {
        return problem("an array of " + type.elements().size() + " elements is required");
    }

    /// `{"value":1,"type":"number"}`, in either order.
    private Value readWithType() throws IOException {
        expect(JsonToken.START_OBJECT, "an object with a value and its type is required");
        Type type = null;
        RawJson raw = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> type = TypeJson.readCurrent(json);
                case "value" -> raw = RawJson.copy(json);
                default ->
                        throw problem("\"" + name + "\" does not belong to a value and its type");
            }
        }
        if (type == null || raw == null) {
            throw problem("a value and its type are required");
        }
        return raw.read(type);
    }

    private Value readBelow(ValuePath.Step step, Type type) throws IOException {
        here.addLast(step);
        Value value = read(type);
        here.removeLast();
        return value;
    }

    private static ValuePath.Step index(int index) {
        return new ValuePath.IndexStep(Value.number(index));
    }

    private void expect(JsonToken token, String rule) throws JsonProblem {
        if (json.currentToken() != token) {
            throw problem(rule);
        }
    }

    private JsonProblem problem(String reason) {
        return JsonProblem.at(json, new ValuePath(List.copyOf(here)), reason);
    }
}
