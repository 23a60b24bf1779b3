package dev.terrane.cli.view;

import dev.terrane.applying.ApplyProgress.Action;

/// How progress is said, in text and in the messages of an [EventStream].
final class ProgressWords {
    private ProgressWords() {}

    /// `create`, as events name the action.
    static String name(Action action) {
        return switch (action) {
            case CREATE -> "create";
            case READ -> "read";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }

    static String started(Action action) {
        return switch (action) {
            case CREATE -> "Creating...";
            case READ -> "Reading...";
            case UPDATE -> "Modifying...";
            case DELETE -> "Destroying...";
        };
    }

    static String going(Action action) {
        return switch (action) {
            case CREATE -> "creating";
            case READ -> "reading";
            case UPDATE -> "modifying";
            case DELETE -> "destroying";
        };
    }

    static String noun(Action action) {
        return switch (action) {
            case CREATE -> "Creation";
            case READ -> "Read";
            case UPDATE -> "Modifications";
            case DELETE -> "Destruction";
        };
    }

    /// ` [id=vpc-1]`, or nothing.
    static String id(String id) {
        return id.isEmpty() ? "" : " [id=" + id + "]";
    }

    /// `5s`, `1m10s`, `2h0m1s`.
    static String duration(long seconds) {
        String text = seconds % 60 + "s";
        if (seconds < 60) {
            return text;
        }
        text = seconds / 60 % 60 + "m" + text;
        return seconds < 3600 ? text : seconds / 3600 + "h" + text;
    }
}
