package dev.terrane.planfile;

import dev.terrane.value.Mark;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePath.Step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// Turns values into what a document may hold of them.
final class ValueEncoder {
    /// All elements of a set stand at one place: their order is not theirs.
    static final Step ELEMENT = new IndexStep(Value.NULL);

    private final Redactor redactor;
    private final String address;
    private final boolean namedBySchema;

    private ValueEncoder(Redactor redactor, String address, boolean namedBySchema) {
        this.redactor = redactor;
        this.address = address;
        this.namedBySchema = namedBySchema;
    }

    /// @param address of what holds the values: fingerprints depend on it
    static ValueEncoder of(Redactor redactor, String address) {
        return new ValueEncoder(redactor, address, false);
    }

    /// For objects whose attributes are named by a schema, which is no secret: a password that happens to
    /// be `name` does not hide the name of an attribute.
    static ValueEncoder ofObject(Redactor redactor, String address) {
        return new ValueEncoder(redactor, address, true);
    }

    DocumentValue encode(Value value) {
        return encode(value, ValuePath.EMPTY, false);
    }

    /// A value that is sensitive as a whole.
    DocumentValue encodeSensitive(Value value) {
        return encode(value, ValuePath.EMPTY, true);
    }

    /// @param hidden whether something around the value is sensitive
    private DocumentValue encode(Value value, ValuePath path, boolean hidden) {
        if (value.hasMark(Mark.EPHEMERAL)) {
            return DocumentValue.EPHEMERAL;
        }
        boolean secret = hidden || value.hasMark(Mark.SENSITIVE);
        Value bare = value.unmarked();
        if (bare instanceof Value.UnknownValue) {
            return DocumentValue.UNKNOWN;
        }
        if (bare instanceof Value.NullValue) {
            return DocumentValue
                    .NULL; // there is nothing to hide, and a plan on the screen leaves it out
        }
        if (secret && !bare.containsMark(Mark.EPHEMERAL) && bare.isWhollyKnown()) {
            return new DocumentValue.Sensitive(
                    redactor.fingerprint(address, path, bare), parts(bare, path));
        }
        return known(bare, path, secret);
    }

    /// As it is written where a part of it is unknown: that of an approved plan may have been.
    private Optional<DocumentValue> parts(Value value, ValuePath path) {
        boolean hasParts =
                switch (value) {
                    case Value.ListValue v -> true;
                    case Value.TupleValue v -> true;
                    case Value.MapValue v -> true;
                    case Value.ObjectValue v -> true;
                    case Value.SetValue v -> false;
                    case Value.NullValue v -> false;
                    case Value.BoolValue v -> false;
                    case Value.NumberValue v -> false;
                    case Value.StringValue v -> false;
                    case Value.UnknownValue v -> false;
                    case Value.MarkedValue v -> false;
                };
        return redactor.isComparing() && hasParts
                ? Optional.of(known(value, path, true))
                : Optional.empty();
    }

    private DocumentValue sensitive(ValuePath path, Value value) {
        return new DocumentValue.Sensitive(redactor.fingerprint(address, path, value));
    }

    private DocumentValue known(Value value, ValuePath path, boolean secret) {
        return switch (value) {
            case Value.NullValue none -> DocumentValue.NULL;
            case Value.BoolValue bool -> new DocumentValue.Bool(bool.truth());
            case Value.NumberValue number -> number(number, path);
            case Value.StringValue string -> string(string, path);
            case Value.ListValue list -> sequence(list.elements(), path, secret);
            case Value.TupleValue tuple -> sequence(tuple.elements(), path, secret);
            case Value.SetValue set -> set(set, path, secret);
            case Value.MapValue map -> mapping(map.elements(), path, secret);
            case Value.ObjectValue object -> mapping(object.attributes(), path, secret);
            case Value.UnknownValue unknown -> DocumentValue.UNKNOWN;
            case Value.MarkedValue marked ->
                    throw new IllegalStateException("marks are seen to before");
        };
    }

    private DocumentValue number(Value.NumberValue number, ValuePath path) {
        String text = number.number().toString();
        return redactor.holdsSecret(text)
                ? sensitive(path, number)
                : new DocumentValue.Number(text);
    }

    private DocumentValue string(Value.StringValue string, ValuePath path) {
        return redactor.holdsSecret(string.text())
                ? sensitive(path, string)
                : new DocumentValue.Text(redactor.tokenized(string.text()));
    }

    private DocumentValue sequence(List<Value> elements, ValuePath path, boolean secret) {
        return new DocumentValue.Sequence(
                elements(elements, i -> path.then(new IndexStep(Value.number(i))), secret));
    }

    /// What is secret in part, of a set, has no place that one could name: all of it is left open.
    private DocumentValue set(Value.SetValue set, ValuePath path, boolean secret) {
        if (secret) {
            return DocumentValue.UNKNOWN;
        }
        List<DocumentValue> elements = elements(set.elements(), i -> path.then(ELEMENT), false);
        return set.isWhollyKnown()
                ? new DocumentValue.Sequence(elements)
                : new DocumentValue.PartialSet(elements);
    }

    private List<DocumentValue> elements(
            List<Value> elements, IntFunction<ValuePath> place, boolean secret) {
        List<DocumentValue> encoded = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            encoded.add(encode(elements.get(i), place.apply(i), secret));
        }
        return encoded;
    }

    private DocumentValue mapping(Map<String, Value> entries, ValuePath path, boolean secret) {
        Map<String, DocumentValue> encoded = new HashMap<>();
        entries.forEach((key, entry) ->
                encoded.put(
                        key(path, key, secret),
                        encode(entry, path.then(new AttributeStep(key)), secret)));
        return new DocumentValue.Mapping(SortedStrings.copy(encoded));
    }

    private String key(ValuePath path, String key, boolean secret) {
        if (secret) {
            return redactor.hiddenKey(address, path, key);
        }
        return namedBySchema && path.steps().isEmpty()
                ? DocumentKeys.plain(key)
                : redactor.key(address, path, key);
    }
}
