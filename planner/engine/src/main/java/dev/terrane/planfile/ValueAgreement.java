package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.PartialSet;
import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.planfile.DocumentValue.Unknown;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a value that is planned now is the one that was approved.
final class ValueAgreement {
    private final boolean unknownMayBeKnown;
    private boolean uncompared;

    /// @param unknownMayBeKnown whether what was unknown may have become known, because part of the approved
    ///     plan has come true
    ValueAgreement(boolean unknownMayBeKnown) {
        this.unknownMayBeKnown = unknownMayBeKnown;
    }

    /// Whether secrets were met that could not be compared.
    boolean isUncompared() {
        return uncompared;
    }

    boolean agree(Optional<DocumentValue> approved, Optional<DocumentValue> present) {
        return (approved.isPresent() && present.isPresent())
                ? agree(approved.get(), present.get())
                : approved.isEmpty() && present.isEmpty();
    }

    boolean agree(DocumentValue approved, DocumentValue present) {
        return switch (approved) {
            case Unknown unknown -> unknownMayBeKnown || present.equals(unknown);
            case Sensitive secret -> agree(secret, present);
            case Sequence sequence ->
                    inParts(present) instanceof Sequence other
                            && agree(sequence.elements(), other.elements());
            case PartialSet set -> agree(set, present);
            case Mapping mapping ->
                    inParts(present) instanceof Mapping other
                            && agree(mapping.entries(), other.entries());
            case DocumentValue.Null v -> v.equals(present);
            case DocumentValue.Bool v -> v.equals(present);
            case DocumentValue.Number v -> v.equals(present);
            case DocumentValue.Text v -> v.equals(present);
            case DocumentValue.Ephemeral v -> v.equals(present);
        };
    }

    /// A secret that was unknown in part, and is known now, is compared part by part.
    private DocumentValue inParts(DocumentValue present) {
        return unknownMayBeKnown && present instanceof Sensitive secret
                ? secret.parts().orElse(present)
                : present;
    }

    private boolean agree(Sensitive approved, DocumentValue present) {
        if (!(present instanceof Sensitive other)) {
            return false;
        }
        boolean comparable = approved.fingerprint().isPresent() && other.fingerprint().isPresent();
        uncompared |= !comparable;
        return !comparable || approved.equals(other);
    }

    private boolean agree(List<DocumentValue> approved, List<DocumentValue> present) {
        if (approved.size() != present.size()) {
            return false;
        }
        for (int i = 0; i < approved.size(); i++) {
            if (!agree(approved.get(i), present.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean agree(Map<String, DocumentValue> approved, Map<String, DocumentValue> present) {
        uncompared |= approved.keySet().stream().anyMatch(DocumentKeys::isUncompared);
        if (!approved.keySet().equals(present.keySet())) {
            return false;
        }
        for (Map.Entry<String, DocumentValue> entry : approved.entrySet()) {
            DocumentValue other = present.get(entry.getKey());
            if (other == null || !agree(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /// Elements may have changed their order, and two may have become one, once more of them was known.
    private boolean agree(PartialSet approved, DocumentValue present) {
        Optional<List<DocumentValue>> elements =
                switch (present) {
                    case PartialSet set -> Optional.of(set.elements());
                    case Sequence set when unknownMayBeKnown -> Optional.of(set.elements());
                    default -> Optional.empty();
                };
        return elements.isPresent() && agreeInAnyOrder(approved.elements(), elements.get());
    }

    private boolean agreeInAnyOrder(List<DocumentValue> approved, List<DocumentValue> present) {
        return present.size() <= approved.size()
                && present.stream().allMatch(p -> approved.stream().anyMatch(a -> agree(a, p)))
                && approved.stream().allMatch(a -> present.stream().anyMatch(p -> agree(a, p)));
    }
}
