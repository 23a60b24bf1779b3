package dev.terrane.provider.plugin.wire;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads a value of a known type from MessagePack; the counterpart of [MsgpackWriter].
final class MsgpackReader implements AutoCloseable {
    private final MessageUnpacker in;

    MsgpackReader(byte[] bytes) {
        this.in = MessagePack.newDefaultUnpacker(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    Value readWhole(Type type) throws IOException {
        Value value = read(type);
        if (in.hasNext()) {
            throw new IOException("something follows the value");
        }
        return value;
    }

    private Value read(Type type) throws IOException {
        return switch (in.getNextFormat().getValueType()) {
            case NIL -> {
                in.unpackNil();
                yield Value.nullOf(type);
            }
            case EXTENSION -> unknown(type);
            default -> known(type);
        };
    }

    private Value unknown(Type type) throws IOException {
        ExtensionTypeHeader header = in.unpackExtensionTypeHeader();
        return Extensions.read(header.getType(), in.readPayload(header.getLength()), type);
    }

    private Value known(Type type) throws IOException {
        return switch (type) {
            case Type.Dynamic any -> withType();
            case Type.Primitive primitive ->
                    switch (primitive) {
                        case STRING -> Value.string(in.unpackString());
                        case NUMBER -> Value.number(number(in));
                        case BOOL -> Value.bool(in.unpackBoolean());
                    };
            case Type.ListType list -> Value.list(list.element(), each(list.element()));
            case Type.SetType set -> Value.set(set.element(), each(set.element()));
            case Type.MapType map -> Value.map(map.element(), map(map.element()));
            case Type.TupleType tuple -> tuple(tuple);
            case Type.ObjectType object -> object(object);
        };
    }

    private Value withType() throws IOException {
        int length = in.unpackArrayHeader();
        if (length != 2) {
            throw new IOException("a type and a value are required, not " + length + " things");
        }
        byte[] type = in.readPayload(in.unpackBinaryHeader());
        return read(TypeTexts.read(new String(type, StandardCharsets.UTF_8)));
    }

    static HclNumber number(MessageUnpacker in) throws IOException {
        return switch (in.getNextFormat().getValueType()) {
            case INTEGER -> HclNumber.of(in.unpackBigInteger());
            case FLOAT -> HclNumber.of(in.unpackDouble());
            case STRING -> parsed(in.unpackString());
            default ->
                    throw new IOException(
                            "a number is required, not " + in.getNextFormat().getValueType());
        };
    }

    private static HclNumber parsed(String text) throws IOException {
        return HclNumber.parse(text)
                .orElseThrow(() -> new IOException("\"" + text + "\" is no number"));
    }

    private List<Value> each(Type element) throws IOException {
        int count = in.unpackArrayHeader();
        List<Value> elements = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            elements.add(read(element));
        }
        return elements;
    }

    private Map<String, Value> map(Type element) throws IOException {
        int count = in.unpackMapHeader();
        Map<String, Value> elements = new TreeMap<>();
        for (int index = 0; index < count; index++) {
            elements.put(in.unpackString(), read(element));
        }
        return elements;
    }

    private Value tuple(Type.TupleType type) throws IOException {
        int count = in.unpackArrayHeader();
        if (count != type.elements().size()) {
            throw new IOException(
                    "a tuple of %d is required, not of %d"
                            .formatted(type.elements().size(), count));
        }
        List<Value> elements = new ArrayList<>();
        for (Type element : type.elements()) {
            elements.add(read(element));
        }
        return Value.tuple(elements);
    }

    private Value object(Type.ObjectType type) throws IOException {
        int count = in.unpackMapHeader();
        Map<String, Value> given = HashMap.newHashMap(count);
        for (int index = 0; index < count; index++) {
            String name = in.unpackString();
            Type attribute = type.attributes().get(name);
            if (attribute == null) {
                throw new IOException("there is no attribute \"" + name + "\"");
            }
            given.put(name, read(attribute));
        }
        for (String name : type.attributes().keySet()) {
            if (!given.containsKey(name)) {
                throw new IOException("the attribute \"" + name + "\" is missing");
            }
        }
        return Value.object(given);
    }
}
