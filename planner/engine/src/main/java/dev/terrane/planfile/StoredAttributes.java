package dev.terrane.planfile;

import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueTree;
import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the attributes of an object in the state without its schema.
///
/// Lists and sets are tuples then, and maps are objects. An attribute of any type is stored as
/// `{"value": ..., "type": ...}`, which without the schema looks like an object.
final class StoredAttributes {
    private static final Set<String> WITH_TYPE = Set.of("type", "value");

    private StoredAttributes() {}

    static Value asStored(ObjectState object) {
        try {
            return ImpliedJson.read(new String(object.attributes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot holds no attributes that are not JSON", e);
        }
    }

    /// With the value itself for all that looks like one of any type.
    static Value unwrapped(Value stored) {
        Value inner = isWithType(stored) ? stored.asMap().getOrDefault("value", stored) : stored;
        return ValueTree.mapChildren(inner, (step, child) -> unwrapped(child));
    }

    private static boolean isWithType(Value stored) {
        if (!(stored instanceof Value.ObjectValue object)
                || !object.attributes().keySet().equals(WITH_TYPE)) {
            return false;
        }
        Map<String, Value> attributes = object.attributes();
        return Optional.ofNullable(attributes.get("type"))
                .filter(StoredAttributes::isType)
                .isPresent();
    }

    private static boolean isType(Value stored) {
        try (JsonParser json = DocumentJson.FACTORY.createParser(JsonText.of(stored))) {
            Type type = TypeJson.read(json);
            return !type.equals(Type.DYNAMIC);
        } catch (IOException e) {
            return false;
        }
    }
}
