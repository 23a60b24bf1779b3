package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.PartialSet;
import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.planfile.DocumentValue.Unknown;

/// What a document does not know yet.
final class UnknownParts {
    private UnknownParts() {}

    /// Whether the value, or a part of it, is not known.
    static boolean in(DocumentValue value) {
        return switch (value) {
            case Unknown unknown -> true;
            case PartialSet partial -> true;
            case Sequence sequence -> sequence.elements().stream().anyMatch(UnknownParts::in);
            case Mapping mapping -> mapping.entries().values().stream().anyMatch(UnknownParts::in);
            case DocumentValue.Null none -> false;
            case DocumentValue.Bool bool -> false;
            case DocumentValue.Number number -> false;
            case DocumentValue.Text text -> false;
            case DocumentValue.Ephemeral ephemeral -> false;
            case Sensitive secret -> false;
        };
    }
}
