package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.PartialSet;
import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.planfile.DocumentValue.Unknown;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a value that is planned now is the one that was approved.
final class ValueAgreement {
    private final boolean unknownMayBeKnown;
    private final SecretsOfThePast past;
    private final String address;
    private boolean uncompared;

    /// @param unknownMayBeKnown whether what was unknown may have become known, because part of the approved
    ///     plan has come true
    /// @param past what may be hidden in one of the plans only
    /// @param address where the values stand
    ValueAgreement(boolean unknownMayBeKnown, SecretsOfThePast past, String address) {
        this.unknownMayBeKnown = unknownMayBeKnown;
        this.past = past;
        this.address = address;
    }

    /// Whether secrets were met that could not be compared.
    boolean isUncompared() {
        return uncompared;
    }

    boolean agree(Optional<DocumentValue> approved, Optional<DocumentValue> present) {
        return (approved.isPresent() && present.isPresent())
                ? agree(approved.get(), present.get(), ValuePath.EMPTY)
                : approved.isEmpty() && present.isEmpty();
    }

    private boolean agree(DocumentValue approved, DocumentValue present, ValuePath path) {
        return switch (approved) {
            case Unknown unknown -> unknownMayBeKnown || present.equals(unknown);
            case Sensitive secret -> agreeSecret(secret, present, path);
            case Sequence sequence ->
                    inParts(present) instanceof Sequence other
                            && agree(sequence.elements(), other.elements(), path);
            case PartialSet set -> agreeSet(set, present, path);
            case Mapping mapping ->
                    inParts(present) instanceof Mapping other
                            && agree(mapping.entries(), other.entries(), path);
            case DocumentValue.Null v -> v.equals(present);
            case DocumentValue.Bool v -> v.equals(present);
            case DocumentValue.Number v -> v.equals(present) || isHidden(v, present, path);
            case DocumentValue.Text v -> v.equals(present) || isHidden(v, present, path);
            case DocumentValue.Ephemeral v -> v.equals(present);
        };
    }

    private boolean isHidden(DocumentValue approved, DocumentValue present, ValuePath path) {
        return present instanceof Sensitive hidden
                && past.isTheSame(hidden, approved, address, path);
    }

    /// A secret that was unknown in part, and is known now, is compared part by part.
    private DocumentValue inParts(DocumentValue present) {
        return unknownMayBeKnown && present instanceof Sensitive secret
                ? secret.parts().orElse(present)
                : present;
    }

    private boolean agreeSecret(Sensitive approved, DocumentValue present, ValuePath path) {
        if (!(present instanceof Sensitive other)) {
            return past.isTheSame(approved, present, address, path);
        }
        boolean comparable = approved.fingerprint().isPresent() && other.fingerprint().isPresent();
        uncompared |= !comparable;
        return !comparable || approved.equals(other);
    }

    private boolean agree(
            List<DocumentValue> approved, List<DocumentValue> present, ValuePath path) {
        if (approved.size() != present.size()) {
            return false;
        }
        for (int i = 0; i < approved.size(); i++) {
            ValuePath place = path.then(new IndexStep(Value.number(i)));
            if (!agree(approved.get(i), present.get(i), place)) {
                return false;
            }
        }
        return true;
    }

    private boolean agree(
            Map<String, DocumentValue> approved,
            Map<String, DocumentValue> present,
            ValuePath path) {
        uncompared |= approved.keySet().stream().anyMatch(DocumentKeys::isUncompared);
        if (!approved.keySet().equals(present.keySet())) {
            return false;
        }
        for (Map.Entry<String, DocumentValue> entry : approved.entrySet()) {
            DocumentValue other = present.get(entry.getKey());
            ValuePath place = path.then(new AttributeStep(DocumentKeys.unescaped(entry.getKey())));
            if (other == null || !agree(entry.getValue(), other, place)) {
                return false;
            }
        }
        return true;
    }

    /// Elements may have changed their order, and two may have become one, once more of them was known.
    private boolean agreeSet(PartialSet approved, DocumentValue present, ValuePath path) {
        Optional<List<DocumentValue>> elements =
                switch (present) {
                    case PartialSet set -> Optional.of(set.elements());
                    case Sequence set when unknownMayBeKnown -> Optional.of(set.elements());
                    default -> Optional.empty();
                };
        return elements.isPresent()
                && agreeInAnyOrder(
                        approved.elements(), elements.get(), path.then(ValueEncoder.ELEMENT));
    }

    private boolean agreeInAnyOrder(
            List<DocumentValue> approved, List<DocumentValue> present, ValuePath place) {
        return present.size() <= approved.size()
                && present.stream()
                        .allMatch(p -> approved.stream().anyMatch(a -> agree(a, p, place)))
                && approved.stream()
                        .allMatch(a -> present.stream().anyMatch(p -> agree(a, p, place)));
    }
}
