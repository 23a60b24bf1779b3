package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a user is told when the journal of an interrupted command can not be used.
final class JournalProblems {
    private JournalProblems() {}

    static StateStoreException unwritable(Path journal, IOException cause) {
        return new StateStoreException(
                "Journal could not be written",
                "\"%s\" could not be written: %s. Nothing more was begun; what had been done is in the state if that could be saved."
                        .formatted(journal.getFileName(), DiskProblems.text(cause)),
                cause);
    }

    static StateStoreException unreadable(Path journal, IOException cause) {
        return new StateStoreException(
                "Journal can not be read",
                "\"%s\", which an interrupted command has left, can not be read: %s."
                        .formatted(journal.getFileName(), DiskProblems.text(cause)),
                cause);
    }

    static StateStoreException damaged(Path journal, StateFormatException cause) {
        return new StateStoreException(
                "Journal is damaged",
                "\"%s\", which an interrupted command has left, can not be used: %s. Its lines name the objects that were being changed: compare them with what exists, import or remove from the state what differs, and then delete the file."
                        .formatted(journal.getFileName(), cause.getMessage()),
                cause);
    }

    static StateStoreException present(Path journal) {
        return new StateStoreException(
                "Another command keeps a journal",
                "\"%s\" exists. Either another command works without a lock on this state, or one was interrupted since this one began: wait until no other is at work, and run this one again."
                        .formatted(journal.getFileName()));
    }

    /// The state has moved on since the journal was written.
    static StateStoreException foreign(Path journal, JournalFile file, StateSnapshot state) {
        String objects = String.join("", tellings(file).stream().map("\n  - "::concat).toList());
        return new StateStoreException(
                "Journal of another state",
                """
                An interrupted command has left "%s", which goes on from serial %d of lineage "%s". The state is serial %d of lineage "%s" now: another program has written it since, without what the journal tells of these objects:%s

                Compare each with what exists. What exists and is not in the state is to be imported (`import`) or deleted by hand; what is gone and still in the state is found by the next plan, or removed with `state rm`. Then delete that file.\
                """
                        .formatted(
                                journal.getFileName(),
                                file.serial(),
                                file.lineage(),
                                state.serial(),
                                state.lineage(),
                                objects));
    }

    private static List<String> tellings(JournalFile file) {
        SortedMap<ResourceInstanceAddress, String> last = new TreeMap<>();
        file.records().forEach(told -> telling(told, last));
        return last.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    private static void telling(
            JournalRecord told, SortedMap<ResourceInstanceAddress, String> last) {
        switch (told) {
            case JournalRecord.Intent intent ->
                    last.put(
                            intent.address(),
                            "was asked to %s, and the answer is not known"
                                    .formatted(intent.action()));
            case JournalRecord.Saved saved -> last.put(saved.address(), "was created or changed");
            case JournalRecord.Gone gone -> last.put(gone.address(), "was deleted");
            case JournalRecord.Failed failed -> last.put(failed.address(), "could not be changed");
            case JournalRecord.Deposed deposed ->
                    last.put(deposed.address(), "was about to be replaced");
            case JournalRecord.Restored restored ->
                    last.put(restored.address(), "could not be replaced");
            case JournalRecord.Due due -> {}
            case JournalRecord.Invoking invoking ->
                    last.put(invoking.address(), "was being invoked, and the end is not known");
            case JournalRecord.Invoked invoked ->
                    last.put(
                            invoked.address(),
                            invoked.succeeded() ? "was invoked" : "was invoked, and failed");
            case JournalRecord.Rearranged rearranged ->
                    rearranged
                            .parts()
                            .forEach(part ->
                                    last.put(
                                            part.address(),
                                            part instanceof JournalRecord.Saved
                                                    ? "was moved to this address, or taken over"
                                                    : "was moved to another address, or is gone"));
        }
    }
}
