package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What a user is told when a state on this disk can not be used.
final class StateProblems {
    private static final String UNREADABLE = "State can not be read";
    private static final String UNSAVED = "State could not be saved";
    private static final String LOCK = "Error acquiring the state lock";

    private StateProblems() {}

    static StateStoreException unreadable(Path file, IOException cause) {
        return new StateStoreException(
                UNREADABLE,
                "\"%s\" can not be read: %s.".formatted(file, DiskProblems.text(cause)),
                cause);
    }

    static StateStoreException malformed(LocalStatePaths paths, StateFormatException cause) {
        String advice =
                paths.backup()
                        .map(backup ->
                                " Where the file is damaged, \"%s\" may hold the state before its last change."
                                        .formatted(backup))
                        .orElse("");
        return new StateStoreException(
                UNREADABLE,
                "\"%s\" can not be used as a state: %s.%s"
                        .formatted(paths.input(), cause.getMessage(), advice),
                cause);
    }

    static StateStoreException locked(LocalStatePaths paths, Optional<LockInfo> holder) {
        String who = holder.map(LockInfo::sentence).orElse("Who has locked it is not known.");
        return new StateStoreException(
                LOCK,
                "The state in \"%s\" is in use by another command. %s Wait until that has ended, or use -lock-timeout to wait for it. The lock ends with its process."
                        .formatted(paths.output(), who));
    }

    static String waiting(LocalStatePaths paths, Optional<LockInfo> holder) {
        return "Waiting for the lock of the state in \"%s\". %s"
                .formatted(
                        paths.output(),
                        holder.map(LockInfo::sentence).orElse("Who has locked it is not known."));
    }

    static StateStoreException unlockable(LocalStatePaths paths, IOException cause) {
        return new StateStoreException(
                LOCK,
                "\"%s\" can not be locked: %s. The file and its folder must be writable, and the file system must know locks; -lock=false goes on without a lock where nobody else writes to this state."
                        .formatted(paths.output(), DiskProblems.text(cause)),
                cause);
    }

    static StateStoreException notReleased(LocalStatePaths paths, IOException cause) {
        return new StateStoreException(
                "Error releasing the state lock",
                "The lock of \"%s\" could not be given back: %s. It ends with this process."
                        .formatted(paths.output(), DiskProblems.text(cause)),
                cause);
    }

    static StateStoreException notForced(LocalStatePaths paths) {
        return new StateStoreException(
                "Failed to unlock state",
                "The lock of \"%s\" belongs to the process that works on it, and ends with that: nobody else can give it back."
                        .formatted(paths.output()));
    }

    static StateStoreException interrupted(LocalStatePaths paths) {
        return new StateStoreException(
                LOCK, "Waiting for the lock of \"%s\" was interrupted.".formatted(paths.output()));
    }

    /// @param rescued where the new state lies instead
    static StateStoreException unsaved(
            LocalStatePaths paths, Optional<Path> rescued, IOException cause) {
        String where =
                rescued.map(file ->
                                "The new state lies in \"%s\": when the cause is removed, `state push %s` saves it."
                                        .formatted(file, file))
                        .orElse("The new state could not be put anywhere else either.");
        return new StateStoreException(
                UNSAVED,
                "\"%s\" could not be written: %s. It still holds the state before this command. %s What was done is also in the journal, if one was kept, and is folded in by the next command that may write."
                        .formatted(paths.output(), DiskProblems.text(cause), where),
                cause);
    }

    /// The state's file is cut off, and the copy beside it is whole.
    static StateStoreException onlyBeside(LocalStatePaths paths, Path copy, IOException cause) {
        return new StateStoreException(
                UNSAVED,
                "\"%s\" could not be written to its end: %s. The new state is complete in \"%s\", and the next command completes the file from it; until then, only this program can read the state. Nothing is lost, but do not delete that file."
                        .formatted(paths.output(), DiskProblems.text(cause), copy.getFileName()),
                cause);
    }
}
