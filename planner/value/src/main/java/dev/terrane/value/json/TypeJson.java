package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.SortedStrings;
import dev.terrane.value.Type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Types as JSON: `"string"`, `["list","string"]`, `["object",{"a":"number"},["a"]]`, `"dynamic"`.
public final class TypeJson {
    private TypeJson() {}

    public static void write(JsonGenerator json, Type type) throws IOException {
        switch (type) {
            case Type.Primitive primitive -> json.writeString(primitive.display());
            case Type.Dynamic dynamic -> json.writeString("dynamic");
            case Type.ListType list -> writeCollection(json, "list", list.element());
            case Type.SetType set -> writeCollection(json, "set", set.element());
            case Type.MapType map -> writeCollection(json, "map", map.element());
            case Type.ObjectType object -> writeObject(json, object);
            case Type.TupleType tuple -> writeTuple(json, tuple);
        }
    }

    private static void writeCollection(JsonGenerator json, String kind, Type element)
            throws IOException {
        json.writeStartArray();
        json.writeString(kind);
        write(json, element);
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, Type.ObjectType object) throws IOException {
        json.writeStartArray();
        json.writeString("object");
        json.writeStartObject();
        for (Map.Entry<String, Type> attribute : object.attributes().entrySet()) {
            json.writeFieldName(attribute.getKey());
            write(json, attribute.getValue());
        }
        json.writeEndObject();
        if (!object.optional().isEmpty()) {
            writeOptional(json, object);
        }
        json.writeEndArray();
    }

    private static void writeOptional(JsonGenerator json, Type.ObjectType object)
            throws IOException {
        json.writeStartArray();
        for (String name : object.attributes().keySet()) {
            if (object.optional().contains(name)) {
                json.writeString(name);
            }
        }
        json.writeEndArray();
    }

    private static void writeTuple(JsonGenerator json, Type.TupleType tuple) throws IOException {
        json.writeStartArray();
        json.writeString("tuple");
        json.writeStartArray();
        for (Type element : tuple.elements()) {
            write(json, element);
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    /// Reads the type that begins at the next token.
    public static Type read(JsonParser json) throws IOException {
        json.nextToken();
        return readCurrent(json);
    }

    /// Reads the type that begins at the current token.
    public static Type readCurrent(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return named(json, json.getText());
        }
        expect(json, JsonToken.START_ARRAY, "a type is a name or an array");
        json.nextToken();
        expect(json, JsonToken.VALUE_STRING, "the kind of a type is a name");
        Type type =
                switch (json.getText()) {
                    case "list" -> Type.list(read(json));
                    case "set" -> Type.set(read(json));
                    case "map" -> Type.map(read(json));
                    case "tuple" -> readTuple(json);
                    case "object" -> readObject(json);
                    default -> throw problem(json, "there is no type \"" + json.getText() + "\"");
                };
        if (!(type instanceof Type.ObjectType)) {
            json.nextToken();
        }
        expect(json, JsonToken.END_ARRAY, "a type ends here");
        return type;
    }

    private static Type named(JsonParser json, String name) throws JsonProblem {
        return switch (name) {
            case "string" -> Type.STRING;
            case "number" -> Type.NUMBER;
            case "bool" -> Type.BOOL;
            case "dynamic" -> Type.DYNAMIC;
            default -> throw problem(json, "there is no type \"" + name + "\"");
        };
    }

    private static Type readTuple(JsonParser json) throws IOException {
        json.nextToken();
        expect(json, JsonToken.START_ARRAY, "a tuple has an array of types");
        List<Type> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readCurrent(json));
        }
        return Type.tuple(elements);
    }

    /// Leaves the parser at the token after the attributes, or after the optional ones.
    private static Type readObject(JsonParser json) throws IOException {
        json.nextToken();
        expect(json, JsonToken.START_OBJECT, "an object has its attributes' types");
        Map<String, Type> attributes = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            attributes.put(name, read(json));
        }
        Set<String> optional = new HashSet<>();
        if (json.nextToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                optional.add(json.getText());
            }
            json.nextToken();
        }
        if (!attributes.keySet().containsAll(optional)) {
            throw problem(json, "an optional attribute is not among the attributes");
        }
        return new Type.ObjectType(SortedStrings.copy(attributes), optional);
    }

    private static void expect(JsonParser json, JsonToken token, String rule) throws JsonProblem {
        if (json.currentToken() != token) {
            throw problem(json, rule);
        }
    }

    private static JsonProblem problem(JsonParser json, String message) {
        return new JsonProblem(json, message);
    }
}
