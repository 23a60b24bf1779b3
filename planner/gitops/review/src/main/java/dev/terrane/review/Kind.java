package dev.terrane.review;

import dev.terrane.planfile.PlannedChange;

import java.util.List;

/// What happens to an object, in the words of the verdict.
enum Kind {
    ADD("add", "appeared"),
    CHANGE("change", "changed"),
    REPLACE("replace", "replaced"),
    DESTROY("destroy", "gone"),
    IMPORT("import", "imported"),
    MOVE("move", "moved"),
    FORGET("forget", "forgotten"),
    READ("read", "read"),
    /// An action that this version does not know.
    OTHER("handle otherwise", "handled otherwise");

    private final String word;
    private final String pastWord;

    Kind(String word, String pastWord) {
        this.word = word;
        this.pastWord = pastWord;
    }

    String word() {
        return word;
    }

    /// What somebody else did, where it is drift.
    String pastWord() {
        return pastWord;
    }

    static Kind of(PlannedChange change) {
        List<String> actions = change.actions();
        if (actions.contains("delete")) {
            return actions.contains("create") ? REPLACE : DESTROY;
        }
        return switch (actions.size() == 1 ? actions.getFirst() : "") {
            case "create" -> ADD;
            case "update" -> CHANGE;
            case "forget" -> FORGET;
            case "read" -> READ;
            case "no-op" -> change.importId().isPresent() ? IMPORT : MOVE;
            default -> OTHER;
        };
    }

    /// Whether an object comes or goes as a whole, or is only read.
    boolean isWhole() {
        return this == ADD || this == DESTROY || this == READ;
    }

    boolean endsObject() {
        return this == REPLACE || this == DESTROY;
    }
}
