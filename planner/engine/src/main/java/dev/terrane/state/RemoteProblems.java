package dev.terrane.state;

import java.nio.file.Path;
import java.util.Optional;

/// What a user is told when a state far away can not be used.
record RemoteProblems(String place) {
    private static final String LOCK = "Error acquiring the state lock";

    StateStoreException malformed(StateFormatException cause) {
        return new StateStoreException(
                "State can not be read",
                "What is kept in %s can not be used as a state: %s. Where it is damaged, an earlier version of it may be kept there."
                        .formatted(place, cause.getMessage()),
                cause);
    }

    StateStoreException notTaken(StateStoreException cause) {
        return new StateStoreException(
                LOCK,
                "%s The state in %s is not locked, and nothing was done."
                        .formatted(cause.detail(), place),
                cause);
    }

    StateStoreException locked(LockInfo holder) {
        return new StateStoreException(
                LOCK,
                "The state in %s is in use by another command. %s Wait until that has ended, or use -lock-timeout to wait for it. Where you are sure that it has ended without giving the lock back: terrane force-unlock %s"
                        .formatted(place, holder.sentence(), holder.id()));
    }

    /// Nobody is going to give it back, so waiting is of no use.
    StateStoreException stale(LockInfo holder) {
        return new StateStoreException(
                LOCK,
                "The state in %s is locked, and the lock is stale: the process on this machine that took it has ended. %s What it had begun is in its journal, and is folded in by the next command. Give the lock back with: terrane force-unlock %s"
                        .formatted(place, holder.sentence(), holder.id()));
    }

    String waiting(LockInfo holder) {
        return "Waiting for the lock of the state in %s. %s".formatted(place, holder.sentence());
    }

    StateStoreException interrupted() {
        return new StateStoreException(
                LOCK, "Waiting for the lock of the state in %s was interrupted.".formatted(place));
    }

    StateStoreException notLocked() {
        return new StateStoreException(
                "Failed to unlock state", "The state in %s is not locked.".formatted(place));
    }

    StateStoreException otherLock(String id, LockInfo holder) {
        return new StateStoreException(
                "Failed to unlock state",
                "The lock of the state in %s does not have the ID \"%s\". %s"
                        .formatted(place, id, holder.sentence()));
    }

    StateStoreException writtenMeanwhile() {
        return new StateStoreException(
                "The state was changed meanwhile",
                "Another program has written the state in %s since it was read. It was left as it is."
                        .formatted(place));
    }

    StateStoreException journalPresent() {
        return new StateStoreException(
                "Another command keeps a journal",
                "Beside the state in %s lies a journal. Either another command works without a lock on this state, or one was interrupted since this one began: wait until no other is at work, and run this one again."
                        .formatted(place));
    }

    StateStoreException unsaved(StateStoreException cause, Optional<Path> rescued) {
        String where =
                rescued.map(file ->
                                "The new state lies in \"%s\": when the cause is removed, `terrane state push %s` saves it."
                                        .formatted(file, file))
                        .orElse("The new state could not be put anywhere else either.");
        return new StateStoreException(
                "State could not be saved", "%s %s".formatted(cause.detail(), where), cause);
    }
}
