package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.Value.BoolValue;
import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NullValue;
import dev.terrane.value.Value.NumberValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.StringValue;
import dev.terrane.value.Value.TupleValue;
import dev.terrane.value.Value.UnknownValue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Values beside whose JSON their type is known, as in a state: by the schema of the resource.
///
/// Where the type leaves something open (`any`), the JSON holds it: `{"value":1,"type":"number"}`.
public final class ValueJson {
    private ValueJson() {}

    /// Writes the value as one of that type.
    ///
    /// @param value wholly known, and such as the type asks; its marks are not written
    public static void write(JsonGenerator json, Value value, Type type) throws IOException {
        if (value instanceof MarkedValue marked) {
            write(json, marked.inner(), type);
        } else if (type.equals(Type.DYNAMIC) && !value.type().equals(Type.DYNAMIC)) {
            writeWithType(json, value);
        } else {
            writePlain(json, value, type);
        }
    }

    private static void writeWithType(JsonGenerator json, Value value) throws IOException {
        json.writeStartObject();
        json.writeFieldName("value");
        write(json, value, value.type());
        json.writeFieldName("type");
        TypeJson.write(json, value.type());
        json.writeEndObject();
    }

    private static void writePlain(JsonGenerator json, Value value, Type type) throws IOException {
        switch (value) {
            case NullValue none -> json.writeNull();
            case StringValue string -> json.writeString(string.text());
            case BoolValue bool -> json.writeBoolean(bool.truth());
            case NumberValue number -> json.writeNumber(JsonNumbers.text(number.number()));
            case ListValue list -> writeAll(json, list.elements(), elementOf(type));
            case SetValue set -> writeAll(json, set.elements(), elementOf(type));
            case TupleValue tuple -> writeTuple(json, tuple, type);
            case MapValue map -> writeMap(json, map, elementOf(type));
            case ObjectValue object -> writeObject(json, object, type);
            case MarkedValue marked -> throw new IllegalStateException("marks are seen to before");
            case UnknownValue unknown ->
                    throw new IllegalStateException("an unknown value has no JSON");
        }
    }

    private static Type elementOf(Type type) {
        return switch (type) {
            case Type.ListType list -> list.element();
            case Type.SetType set -> set.element();
            case Type.MapType map -> map.element();
            default -> throw new IllegalStateException("not a collection: " + type.display());
        };
    }

    private static void writeAll(JsonGenerator json, List<Value> elements, Type type)
            throws IOException {
        json.writeStartArray();
        for (Value element : elements) {
            write(json, element, type);
        }
        json.writeEndArray();
    }

    private static void writeTuple(JsonGenerator json, TupleValue tuple, Type type)
            throws IOException {
        List<Type> types = ((Type.TupleType) type).elements();
        json.writeStartArray();
        for (int i = 0; i < tuple.elements().size(); i++) {
            write(json, tuple.elements().get(i), types.get(i));
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, MapValue map, Type element)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> entry : map.elements().entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue(), element);
        }
        json.writeEndObject();
    }

    private static void writeObject(JsonGenerator json, ObjectValue object, Type type)
            throws IOException {
        Map<String, Type> types = ((Type.ObjectType) type).attributes();
        json.writeStartObject();
        for (Map.Entry<String, Value> attribute : object.attributes().entrySet()) {
            Type wanted = types.get(attribute.getKey());
            if (wanted == null) {
                throw new IllegalStateException("the type has no attribute " + attribute.getKey());
            }
            json.writeFieldName(attribute.getKey());
            write(json, attribute.getValue(), wanted);
        }
        json.writeEndObject();
    }

    /// Reads the value that begins at the next token, as one of that type. Text that is a number, and
    /// the like, is taken for one. A [JsonProblem] says where in the value something else stands.
    public static Value read(JsonParser json, Type type) throws IOException {
        json.nextToken();
        return readCurrent(json, type);
    }

    /// As [#read], of the value that begins at the token where the parser is.
    public static Value readCurrent(JsonParser json, Type type) throws IOException {
        return new TypedReader(json).read(type);
    }
}
