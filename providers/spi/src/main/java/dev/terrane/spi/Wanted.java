package dev.terrane.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which attributes and blocks of an object somebody looks at: those that its configuration sets, and
/// those that others refer to.
///
/// A provider may leave any other as it was, where asking for it would cost a call of its own, and where
/// it is one that stays as it is while nobody sets it. What it leaves may be out of date; what it
/// returns for those that are wanted may not.
///
/// @param only nothing where all are wanted
public record Wanted(Optional<Set<String>> only) {
    public static final Wanted ALL = new Wanted(Optional.empty());

    public Wanted {
        only = only.map(Set::copyOf);
    }

    public static Wanted of(Collection<String> names) {
        return new Wanted(Optional.of(Set.copyOf(names)));
    }

    public boolean isAll() {
        return only.isEmpty();
    }

    /// Whether any of these is wanted.
    public boolean includes(String... names) {
        return only.isEmpty() || Arrays.stream(names).anyMatch(only.get()::contains);
    }

    public Wanted and(Collection<String> more) {
        if (only.isEmpty() || more.isEmpty()) {
            return this;
        }
        Set<String> names = new TreeSet<>(only.get());
        names.addAll(more);
        return of(names);
    }
}
