package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small JSON documents as a whole, for what is read once in a lifetime.
final class JsonTree {
    static final Node MISSING = new Scalar(JsonToken.VALUE_NULL, "");

    private JsonTree() {}

    /// What is not there is empty: reading older formats, most of it may be missing.
    sealed interface Node {
        default boolean isObject() {
            return this instanceof Tree;
        }

        default Map<String, Node> entries() {
            return this instanceof Tree tree ? tree.members() : Map.of();
        }

        default Node get(String name) {
            return entries().getOrDefault(name, MISSING);
        }

        default List<Node> list(String name) {
            return get(name) instanceof Sequence sequence ? sequence.elements() : List.of();
        }

        default String text(String name) {
            return get(name).asText();
        }

        default String asText() {
            return this instanceof Scalar scalar ? scalar.text() : "";
        }

        /// Zero where there is none; also one that is written as a text.
        default long number(String name) throws IOException {
            String text = text(name);
            try {
                return text.isEmpty() ? 0 : Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IOException("\"%s\" is no number: %s".formatted(name, text), e);
            }
        }

        default void write(JsonGenerator json) throws IOException {
            switch (this) {
                case Scalar scalar -> {
                    switch (scalar.token()) {
                        case VALUE_STRING -> json.writeString(scalar.text());
                        case VALUE_NULL -> json.writeNull();
                        default -> json.writeRawValue(scalar.text());
                    }
                }
                case Sequence sequence -> {
                    json.writeStartArray();
                    for (Node element : sequence.elements()) {
                        element.write(json);
                    }
                    json.writeEndArray();
                }
                case Tree tree -> {
                    json.writeStartObject();
                    for (Map.Entry<String, Node> member : tree.members().entrySet()) {
                        json.writeFieldName(member.getKey());
                        member.getValue().write(json);
                    }
                    json.writeEndObject();
                }
            }
        }

        /// The type of such a value, as a state writes it.
        default void writeType(JsonGenerator json) throws IOException {
            switch (this) {
                case Scalar scalar ->
                        json.writeString(
                                switch (scalar.token()) {
                                    case VALUE_TRUE, VALUE_FALSE -> "bool";
                                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
                                    case VALUE_NULL -> "dynamic";
                                    default -> "string";
                                });
                case Sequence sequence -> {
                    json.writeStartArray();
                    boolean texts = sequence.elements().stream().allMatch(Node::isText);
                    json.writeString(texts ? "list" : "tuple");
                    if (texts) {
                        json.writeString("string");
                    } else {
                        json.writeStartArray();
                        for (Node element : sequence.elements()) {
                            element.writeType(json);
                        }
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                }
                case Tree tree -> {
                    json.writeStartArray();
                    boolean texts = tree.members().values().stream().allMatch(Node::isText);
                    json.writeString(texts ? "map" : "object");
                    if (texts) {
                        json.writeString("string");
                    } else {
                        json.writeStartObject();
                        for (Map.Entry<String, Node> member : tree.members().entrySet()) {
                            json.writeFieldName(member.getKey());
                            member.getValue().writeType(json);
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }
            }
        }

        default boolean isText() {
            return this instanceof Scalar scalar && scalar.token() == JsonToken.VALUE_STRING;
        }

        default byte[] json() throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
                write(json);
            }
            return bytes.toByteArray();
        }
    }

    record Scalar(JsonToken token, String text) implements Node {}

    record Sequence(List<Node> elements) implements Node {
        Sequence {
            elements = List.copyOf(elements);
        }
    }

    record Tree(Map<String, Node> members) implements Node {
        Tree {
            members = new LinkedHashMap<>(members);
        }
    }

    static Node read(byte[] text) throws IOException {
        try (JsonParser json = StateWriter.FACTORY.createParser(text)) {
            json.nextToken();
            return current(json);
        }
    }

    private static Node current(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Node> members = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    members.put(name, current(json));
                }
                yield new Tree(members);
            }
            case START_ARRAY -> {
                List<Node> elements = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(current(json));
                }
                yield new Sequence(elements);
            }
            case VALUE_NULL -> MISSING;
            default -> new Scalar(json.currentToken(), json.getText());
        };
    }
}
