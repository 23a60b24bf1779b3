package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.PartialSet;
import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Whether a real value is what a document says, as far as that was known.
///
/// It goes by the document: where that has a fingerprint, one of the real value is made.
final class StoredAgreement {
    private final String address;
    private final Optional<FingerprintKey> key;
    private final String lineage;
    private final WorkingDirectory directory;
    private final ObjectLookup keys;
    private boolean uncompared;
    private boolean inObject;

    StoredAgreement(
            String address,
            Optional<FingerprintKey> key,
            String lineage,
            WorkingDirectory directory,
            ObjectLookup keys) {
        this.address = address;
        this.key = key;
        this.lineage = lineage;
        this.directory = directory;
        this.keys = keys;
    }

    boolean isUncompared() {
        return uncompared;
    }

    /// Attributes of an object: what a provider has not set, it may call empty once it has read the object
    /// again (`tags = {}` after `tags = null`), and nobody has changed anything.
    boolean agreeInObject(DocumentValue said, Value real) {
        inObject = true;
        return agree(said, real);
    }

    boolean agree(DocumentValue said, Value real) {
        return agree(said, real.withoutMarksDeep(), ValuePath.EMPTY);
    }

    private boolean agree(DocumentValue said, Value real, ValuePath path) {
        return switch (said) {
            case DocumentValue.Unknown unknown -> true;
            case DocumentValue.Ephemeral ephemeral -> true;
            case DocumentValue.Null none -> real.isNull() || (isAttribute(path) && isEmpty(real));
            case DocumentValue.Bool bool ->
                    real instanceof Value.BoolValue other && other.truth() == bool.truth();
            case DocumentValue.Number number ->
                    real instanceof Value.NumberValue other
                            && other.number().toString().equals(number.text());
            case DocumentValue.Text text ->
                    real instanceof Value.StringValue other
                            && directory.tokenized(other.text()).equals(text.text());
            case Sensitive secret -> agreeSecret(secret, real, path);
            case Sequence sequence ->
                    isSequence(real) && agree(sequence.elements(), real.asList(), path);
            case PartialSet set ->
                    isSequence(real) && agreeInAnyOrder(set.elements(), real.asList(), path);
            case Mapping mapping -> isMapping(real) && agree(mapping.entries(), real.asMap(), path);
        };
    }

    private boolean isAttribute(ValuePath path) {
        return inObject && path.steps().size() == 1;
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.StringValue text
                ? text.text().isEmpty()
                : isSequence(value)
                        ? value.asList().isEmpty()
                        : isMapping(value) && value.asMap().isEmpty();
    }

    private boolean agreeSecret(Sensitive secret, Value real, ValuePath path) {
        if (secret.fingerprint().isEmpty() || key.isEmpty()) {
            uncompared = true;
            return true;
        }
        String said = secret.fingerprint().get();
        return SecretsOfThePast.possible(path).stream()
                .anyMatch(
                        place -> key.get().fingerprint(lineage, address, place, real).equals(said));
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.TupleValue
                || value instanceof Value.ListValue
                || value instanceof Value.SetValue;
    }

    private static boolean isMapping(Value value) {
        return value instanceof Value.ObjectValue || value instanceof Value.MapValue;
    }

    private boolean agree(List<DocumentValue> said, List<Value> real, ValuePath path) {
        return said.size() == real.size()
                && IntStream.range(0, said.size())
                        .allMatch(i -> agree(said.get(i), real.get(i), element(path, i)));
    }

    private static ValuePath element(ValuePath path, int index) {
        return path.then(new IndexStep(Value.number(index)));
    }

    private boolean agreeInAnyOrder(List<DocumentValue> said, List<Value> real, ValuePath path) {
        ValuePath place = path.then(ValueEncoder.ELEMENT);
        return real.size() <= said.size()
                && real.stream().allMatch(r -> said.stream().anyMatch(s -> agree(s, r, place)))
                && said.stream().allMatch(s -> real.stream().anyMatch(r -> agree(s, r, place)));
    }

    /// What the document does not name has to be null: a schema may have grown since.
    private boolean agree(
            Map<String, DocumentValue> said, Map<String, Value> real, ValuePath path) {
        Set<String> met = new HashSet<>();
        for (Map.Entry<String, Value> entry : real.entrySet()) {
            Optional<String> shown =
                    keys.shownAs(address, path, entry.getKey()).stream()
                            .filter(said::containsKey)
                            .findFirst();
            DocumentValue expected = shown.map(said::get).orElse(DocumentValue.NULL);
            if (!agree(expected, entry.getValue(), path.then(new AttributeStep(entry.getKey())))) {
                return false;
            }
            shown.ifPresent(met::add);
        }
        return said.entrySet().stream()
                .allMatch(entry ->
                        met.contains(entry.getKey())
                                || mayBeAbsent(entry.getKey(), entry.getValue()));
    }

    private boolean mayBeAbsent(String key, DocumentValue said) {
        if (DocumentKeys.isUncompared(key)) {
            uncompared = true;
        }
        return said.equals(DocumentValue.NULL) || said.equals(DocumentValue.EPHEMERAL);
    }
}
