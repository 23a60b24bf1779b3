package dev.terrane.provider.plugin.wire;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Refinement;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;

/// Writes values as MessagePack, the way Terraform's providers read them.
///
/// Numbers are whole numbers or doubles where that is exact, texts in decimal otherwise. Of what has
/// the type `any`, the type goes before the value. Unknown values are an extension: [Extensions]
/// says which.
final class MsgpackWriter {
    private final MessageBufferPacker out;

    private MsgpackWriter(MessageBufferPacker out) {
        this.out = out;
    }

    static byte[] write(Value value, Type type) {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            new MsgpackWriter(out).value(value, type);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can not be written to", e);
        }
    }

    private void value(Value value, Type type) throws IOException {
        if (type instanceof Type.Dynamic && !(value.type() instanceof Type.Dynamic)) {
            withType(value);
            return;
        }
        switch (value) {
            case Value.UnknownValue unknown -> unknown(unknown);
            case Value.NullValue none -> out.packNil();
            case Value.StringValue string -> out.packString(string.text());
            case Value.BoolValue bool -> out.packBoolean(bool.truth());
            case Value.NumberValue number -> number(out, number.number());
            case Value.ListValue list -> each(list.elements(), elementOf(type));
            case Value.SetValue set -> each(set.elements(), elementOf(type));
            case Value.TupleValue tuple -> tuple(tuple, type);
            case Value.MapValue map -> map(map.elements(), elementOf(type));
            case Value.ObjectValue object -> object(object, type);
            case Value.MarkedValue marked ->
                    throw new IllegalArgumentException("marks do not go to a provider");
        }
    }

    private void withType(Value value) throws IOException {
        byte[] type = TypeTexts.write(value.type()).getBytes(StandardCharsets.UTF_8);
        out.packArrayHeader(2);
        out.packBinaryHeader(type.length);
        out.writePayload(type);
        value(value, value.type());
    }

    private void unknown(Value.UnknownValue unknown) throws IOException {
        if (unknown.refinement().equals(Refinement.NONE)) {
            out.packExtensionTypeHeader(Extensions.UNKNOWN, 1);
            out.writePayload(new byte[] {0});
            return;
        }
        byte[] certain = Extensions.write(unknown.refinement(), unknown.type());
        out.packExtensionTypeHeader(Extensions.REFINED, certain.length);
        out.writePayload(certain);
    }

    static void number(MessageBufferPacker out, HclNumber number) throws IOException {
        OptionalLong whole = number.asLong();
        if (whole.isPresent()) {
            out.packLong(whole.getAsLong());
        } else if (number.isInfinite() || isDouble(number)) {
            out.packDouble(number.toDouble());
        } else {
            out.packString(number.toString());
        }
    }

    private static boolean isDouble(HclNumber number) {
        double nearest = number.toDouble();
        return Double.isFinite(nearest) && HclNumber.of(nearest).compareTo(number) == 0;
    }

    private void each(Collection<Value> elements, Type element) throws IOException {
        out.packArrayHeader(elements.size());
        for (Value each : elements) {
            value(each, element);
        }
    }

    private void tuple(Value.TupleValue tuple, Type type) throws IOException {
        List<Type> types = ((Type.TupleType) type).elements();
        out.packArrayHeader(types.size());
        for (int index = 0; index < types.size(); index++) {
            value(tuple.elements().get(index), types.get(index));
        }
    }

    private void map(SortedMap<String, Value> elements, Type element) throws IOException {
        out.packMapHeader(elements.size());
        for (Map.Entry<String, Value> entry : elements.entrySet()) {
            out.packString(entry.getKey());
            value(entry.getValue(), element);
        }
    }

    /// Every attribute of the type is written, also one that the value lacks.
    private void object(Value.ObjectValue object, Type type) throws IOException {
        SortedMap<String, Type> types = ((Type.ObjectType) type).attributes();
        out.packMapHeader(types.size());
        for (Map.Entry<String, Type> entry : types.entrySet()) {
            out.packString(entry.getKey());
            Value part = object.attributes().get(entry.getKey());
            value(part == null ? Value.NULL : part, entry.getValue());
        }
    }

    private static Type elementOf(Type type) {
        return switch (type) {
            case Type.ListType list -> list.element();
            case Type.SetType set -> set.element();
            case Type.MapType map -> map.element();
            default -> throw new IllegalArgumentException("no collection: " + type.display());
        };
    }
}
