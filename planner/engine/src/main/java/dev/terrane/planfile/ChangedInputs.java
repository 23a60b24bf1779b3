package dev.terrane.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What two plans were made from that is not the same, though both may plan the same: files, and the
/// objects that they touch or read.
public final class ChangedInputs {
    private ChangedInputs() {}

    /// A line for each, such as `main.tf is another`.
    public static List<String> of(PlanDocument approved, PlanDocument present) {
        List<String> changed = new ArrayList<>();
        add(changed, approved.files(), present.files());
        add(changed, approved.objects(), present.objects());
        return changed;
    }

    private static void add(
            List<String> changed, Map<String, Digest> approved, Map<String, Digest> present) {
        SortedSet<String> names = new TreeSet<>(approved.keySet());
        names.addAll(present.keySet());
        for (String name : names) {
            Digest was = approved.get(name);
            Digest is = present.get(name);
            if (was == null) {
                changed.add(name + " is new");
            } else if (is == null) {
                changed.add(name + " is gone");
            } else if (was.differsFrom(is)) {
                changed.add(name + " is another");
            }
        }
    }
}
