package dev.terrane.config.checking;

import dev.terrane.config.Repetition;

import java.util.Optional;

/// What may be referred to only in some places.
///
/// @param each whether `each` is there
/// @param count whether `count` is there
/// @param self whether `self` is there
/// @param check the name of the check around it, whose data source may be referred to
record Place(boolean each, boolean count, boolean self, Optional<String> check) {
    static final Place PLAIN = new Place(false, false, false, Optional.empty());

    /// Where `each` stands for one of the elements.
    static final Place IN_ELEMENT = new Place(true, false, false, Optional.empty());

    static Place inside(Repetition repetition) {
        return new Place(
                repetition instanceof Repetition.ForEach,
                repetition instanceof Repetition.Count,
                false,
                Optional.empty());
    }

    Place withSelf() {
        return new Place(each, count, true, check);
    }

    static Place inCheck(String name) {
        return new Place(false, false, false, Optional.of(name));
    }
}
