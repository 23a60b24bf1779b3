package dev.terrane.provider.plugin.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.google.protobuf.ByteString;

import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.ValueJson;

import org.msgpack.core.MessagePackException;

import tfplugin6.DynamicValue;

import java.io.IOException;

/// Values as they go over the wire. We write MessagePack, and read that or JSON.
public final class DynamicValues {
    private DynamicValues() {}

    /// @param value of the type, without marks; parts of it may be unknown
    public static DynamicValue encode(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(MsgpackWriter.write(value, type)))
                .build();
    }

    /// @throws MalformedAnswer where it is not of the type
    public static Value decode(DynamicValue value, Type type) throws MalformedAnswer {
        if (!value.getMsgpack().isEmpty()) {
            return msgpack(value.getMsgpack().toByteArray(), type);
        }
        if (!value.getJson().isEmpty()) {
            return json(value.getJson(), type);
        }
        throw new MalformedAnswer("a value is missing");
    }

    private static Value msgpack(byte[] bytes, Type type) throws MalformedAnswer {
        try (MsgpackReader reader = new MsgpackReader(bytes)) {
            return reader.readWhole(type);
        } catch (IOException | MessagePackException | IllegalArgumentException e) {
            throw new MalformedAnswer("a value can not be read: " + e.getMessage(), e);
        }
    }

    private static Value json(ByteString text, Type type) throws MalformedAnswer {
        try (JsonParser parser = DocumentJson.FACTORY.createParser(text.newInput())) {
            return ValueJson.read(parser, type);
        } catch (IOException e) {
            throw new MalformedAnswer("a value can not be read: " + e.getMessage(), e);
        }
    }
}
