package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Values in the documents of `show -json`: what is known of them, and masks of the same shape that
/// say what is sensitive and what is not known yet.
final class JsonValues {
    private JsonValues() {}

    /// The value without what is unknown: an attribute is left out, an element of a sequence is null.
    /// The value itself has to be known.
    static void write(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.MarkedValue v -> write(json, v.inner());
            case Value.NullValue v -> json.writeNull();
            case Value.UnknownValue v -> json.writeNull();
            case Value.StringValue v -> json.writeString(v.text());
            case Value.BoolValue v -> json.writeBoolean(v.truth());
            case Value.NumberValue v -> writeNumber(json, v);
            case Value.ListValue v -> writeElements(json, v.elements());
            case Value.SetValue v -> writeElements(json, v.elements());
            case Value.TupleValue v -> writeElements(json, v.elements());
            case Value.MapValue v -> writeMembers(json, v.elements());
            case Value.ObjectValue v -> writeMembers(json, v.attributes());
        }
    }

    /// An infinite number has no JSON, and stands as text.
    private static void writeNumber(JsonGenerator json, Value.NumberValue value)
            throws IOException {
        String text = value.number().toString();
        if (value.number().isInfinite()) {
            json.writeString(text);
        } else {
            json.writeNumber(text);
        }
    }

    private static void writeElements(JsonGenerator json, Collection<Value> elements)
            throws IOException {
        json.writeStartArray();
        for (Value element : elements) {
            write(json, element);
        }
        json.writeEndArray();
    }

    private static void writeMembers(JsonGenerator json, SortedMap<String, Value> members)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            if (member.getValue().isKnown()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
        }
        json.writeEndObject();
    }

    /// A mask of the value's shape, where true says: sensitive. What is false is left out of objects.
    static void writeSensitive(JsonGenerator json, Value value) throws IOException {
        writeMask(json, value, Mask.SENSITIVE);
    }

    /// A mask of the value's shape, where true says: not known yet.
    static void writeUnknown(JsonGenerator json, Value value) throws IOException {
        writeMask(json, value, Mask.UNKNOWN);
    }

    private enum Mask {
        SENSITIVE,
        UNKNOWN;

        boolean covers(Value value) {
            return this == SENSITIVE ? value.hasMark(Mark.SENSITIVE) : !value.isKnown();
        }
    }

    private static void writeMask(JsonGenerator json, Value value, Mask mask) throws IOException {
        if (mask.covers(value)) {
            json.writeBoolean(true);
            return;
        }
        switch (value.unmarked()) {
            case Value.ListValue v -> writeElementMasks(json, v.elements(), mask);
            case Value.SetValue v -> writeElementMasks(json, v.elements(), mask);
            case Value.TupleValue v -> writeElementMasks(json, v.elements(), mask);
            case Value.MapValue v -> writeMemberMasks(json, v.elements(), mask);
            case Value.ObjectValue v -> writeMemberMasks(json, v.attributes(), mask);
            case Value.UnknownValue v -> writeEmptyMask(json, v.type());
            default -> json.writeBoolean(false);
        }
    }

    private static void writeElementMasks(JsonGenerator json, Collection<Value> elements, Mask mask)
            throws IOException {
        json.writeStartArray();
        for (Value element : elements) {
            writeMask(json, element, mask);
        }
        json.writeEndArray();
    }

    private static void writeMemberMasks(
            JsonGenerator json, SortedMap<String, Value> members, Mask mask) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            if (mask.covers(member.getValue()) || hasShape(member.getValue())) {
                json.writeFieldName(member.getKey());
                writeMask(json, member.getValue(), mask);
            }
        }
        json.writeEndObject();
    }

    /// Whether the mask of the value is an array or an object, even if it says nothing.
    private static boolean hasShape(Value value) {
        return switch (value.unmarked()) {
            case Value.NullValue v -> false;
            case Value.UnknownValue v -> v.type().isCollection() || v.type().isStructural();
            case Value.StringValue v -> false;
            case Value.NumberValue v -> false;
            case Value.BoolValue v -> false;
            default -> true;
        };
    }

    private static void writeEmptyMask(JsonGenerator json, Type type) throws IOException {
        switch (type) {
            case Type.ListType t -> writeElementMasks(json, List.of(), Mask.SENSITIVE);
            case Type.SetType t -> writeElementMasks(json, List.of(), Mask.SENSITIVE);
            case Type.TupleType t -> writeElementMasks(json, List.of(), Mask.SENSITIVE);
            case Type.MapType t -> writeEmptyObject(json);
            case Type.ObjectType t -> writeEmptyObject(json);
            case Type.Primitive t -> json.writeBoolean(false);
            case Type.Dynamic t -> json.writeBoolean(false);
        }
    }

    static void writeEmptyObject(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeEndObject();
    }
}
