package dev.terrane.planfile;

import dev.terrane.planfile.Difference.AttributeDifference;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.Sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Names the attributes in which two effects differ.
final class AttributeDifferences {
    private final String side;
    private final List<AttributeDifference> found = new ArrayList<>();

    private AttributeDifferences(String side) {
        this.side = side;
    }

    static List<AttributeDifference> of(Effect approved, Effect present) {
        List<AttributeDifference> all =
                new ArrayList<>(of("before", approved.before(), present.before()));
        all.addAll(of("after", approved.after(), present.after()));
        return all;
    }

    private static List<AttributeDifference> of(
            String side, Optional<DocumentValue> approved, Optional<DocumentValue> present) {
        AttributeDifferences differences = new AttributeDifferences(side);
        if (approved.isPresent() && present.isPresent()) {
            differences.compare("", approved, present);
        }
        return differences.found;
    }

    private void compare(
            String path, Optional<DocumentValue> approved, Optional<DocumentValue> present) {
        if (approved.equals(present)) {
            return;
        }
        if (approved.orElse(null) instanceof Mapping was
                && present.orElse(null) instanceof Mapping is) {
            compare(path, was, is);
        } else if (approved.orElse(null) instanceof Sequence was
                && present.orElse(null) instanceof Sequence is
                && was.elements().size() == is.elements().size()) {
            compare(path, was, is);
        } else {
            found.add(new AttributeDifference(path, side, approved, present));
        }
    }

    private void compare(String path, Mapping was, Mapping is) {
        SortedSet<String> names = new TreeSet<>(was.entries().keySet());
        names.addAll(is.entries().keySet());
        for (String name : names) {
            compare(
                    path + (path.isEmpty() ? name : "[\"" + name + "\"]"),
                    Optional.ofNullable(was.entries().get(name)),
                    Optional.ofNullable(is.entries().get(name)));
        }
    }

    private void compare(String path, Sequence was, Sequence is) {
        for (int i = 0; i < was.elements().size(); i++) {
            compare(
                    path + "[" + i + "]",
                    Optional.of(was.elements().get(i)),
                    Optional.of(is.elements().get(i)));
        }
    }
}
