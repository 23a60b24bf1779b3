package dev.terrane.planfile;

import dev.terrane.value.SortedStrings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A value as it stands in a plan file: without types, without secrets.
public sealed interface DocumentValue {
    DocumentValue NULL = new Null();
    DocumentValue UNKNOWN = new Unknown();
    DocumentValue EPHEMERAL = new Ephemeral();

    record Null() implements DocumentValue {}

    record Bool(boolean truth) implements DocumentValue {}

    /// @param text as the language prints the number
    @SuppressWarnings("AvoidCommonTypeNames") // written with DocumentValue in front
    record Number(String text) implements DocumentValue {}

    /// @param text in which the working directory is a token
    record Text(String text) implements DocumentValue {}

    /// A list, a tuple, or a set that is wholly known, in the set's own order.
    record Sequence(List<DocumentValue> elements) implements DocumentValue {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// A set of which something is not known yet, so that its order may still change.
    record PartialSet(List<DocumentValue> elements) implements DocumentValue {
        public PartialSet {
            elements = List.copyOf(elements);
        }
    }

    /// A map or an object.
    ///
    /// @param entries by keys as [DocumentKeys] writes them
    record Mapping(SortedMap<String, DocumentValue> entries) implements DocumentValue {
        public Mapping {
            entries = SortedStrings.copy(entries);
        }
    }

    /// Known once it is applied.
    record Unknown() implements DocumentValue {}

    /// Never stored, and perhaps another in each run.
    record Ephemeral() implements DocumentValue {}

    /// Sensitive, or a text that holds something sensitive.
    ///
    /// @param fingerprint none where the plan was made without a key
    ///
    /// @param parts what there would be in its place if a part of it were not known: only in a document
    ///     that is made to be compared with an approved one, never in a file, and no part of its
    ///     identity
    record Sensitive(Optional<String> fingerprint, Optional<DocumentValue> parts)
            implements DocumentValue {
        public Sensitive(Optional<String> fingerprint) {
            this(fingerprint, Optional.empty());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sensitive that && fingerprint.equals(that.fingerprint);
        }

        @Override
        public int hashCode() {
            return fingerprint.hashCode();
        }
    }
}
