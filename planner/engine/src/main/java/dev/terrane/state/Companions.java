package dev.terrane.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What lies beside one state. Only those write here who hold the state's lock.
public interface Companions {

    /// Nothing where there is none.
    Optional<byte[]> read(Companion which) throws StateStoreException;

    /// Replaces what was there; it is kept as the state itself is kept, and nobody else may read it.
    void write(Companion which, byte[] content) throws StateStoreException;

    /// Does nothing where there is none.
    void delete(Companion which) throws StateStoreException;

    /// What is kept in parts: those from 1 on, as far as they go without a gap.
    default List<byte[]> furtherParts(Companion first) throws StateStoreException {
        List<byte[]> parts = new ArrayList<>();
        while (true) {
            Optional<byte[]> next = read(first.part(parts.size() + 1));
            if (next.isEmpty()) {
                return parts;
            }
            parts.add(next.get());
        }
    }

    /// Takes all to another place, but for the journal, which is to be folded in before.
    default void copyTo(Companions target) throws StateStoreException {
        for (Companion.Kind kind : Companion.Kind.values()) {
            Companion first = kind.first();
            Optional<byte[]> content = read(first);
            if (kind == Companion.Kind.JOURNAL || content.isEmpty()) {
                continue;
            }
            if (kind.isInParts()) {
                target.deleteFurtherParts(first);
                int number = 0;
                for (byte[] part : furtherParts(first)) {
                    target.write(first.part(++number), part);
                }
            }
            target.write(first, content.get());
        }
    }

    /// Whether that place holds all of what would be taken there.
    default boolean areAllIn(Companions target) throws StateStoreException {
        for (Companion.Kind kind : Companion.Kind.values()) {
            Companion first = kind.first();
            Optional<byte[]> content = read(first);
            if (kind == Companion.Kind.JOURNAL || content.isEmpty()) {
                continue;
            }
            boolean same =
                    isSame(content.get(), target.read(first))
                            && (!kind.isInParts()
                                    || areSame(furtherParts(first), target.furtherParts(first)));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(byte[] one, Optional<byte[]> other) {
        return other.isPresent() && Arrays.equals(one, other.get());
    }

    private static boolean areSame(List<byte[]> some, List<byte[]> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = Arrays.equals(some.get(i), others.get(i));
        }
        return same;
    }

    /// All that lies there, because the state goes.
    default void deleteAll() throws StateStoreException {
        for (Companion.Kind kind : Companion.Kind.values()) {
            delete(kind.first());
            if (kind.isInParts()) {
                deleteFurtherParts(kind.first());
            }
        }
    }

    /// The parts from 1 on; the last one first, so that no gap hides one where this is cut short.
    default void deleteFurtherParts(Companion first) throws StateStoreException {
        int last = 0;
        while (read(first.part(last + 1)).isPresent()) {
            last++;
        }
        for (int number = last; number > 0; number--) {
            delete(first.part(number));
        }
    }
}
