package dev.terrane.provider.memory;

import java.util.List;

/// Something that goes wrong whenever an operation meets an object of such a name.
///
/// @param names where `*` stands for any text: `web-*`
public record Fault(Operation operation, String names, Kind kind) {

    /// How it goes wrong.
    public enum Kind {
        /// nothing is done, and that is reported
        REFUSES,
        /// it is done, and reported as failed
        FAILS_HALF_WAY,
        /// it is done, and the answer is not what was planned
        CONTRADICTS_THE_PLAN,
        /// the process ends before it is done, as if it had been killed
        DIES_BEFORE,
        /// the process ends after it was done, before anybody hears of it
        DIES_AFTER
    }

    boolean meets(Operation happening, String name) {
        return happening == operation && matches(List.of(names.split("\\*", -1)), name);
    }

    private static boolean matches(List<String> parts, String name) {
        String first = parts.getFirst();
        if (parts.size() == 1) {
            return name.equals(first);
        }
        String last = parts.getLast();
        if (name.length() < first.length() + last.length()
                || !name.startsWith(first)
                || !name.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = name.indexOf(part, from);
            if (found < 0 || found + part.length() > name.length() - last.length()) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
