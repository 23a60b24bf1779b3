package dev.terrane.state;

/// Follows a journal while it is written, and keeps what will be asked of it when it is gone.
final class ProgressKeeper {
    private final Companions besideState;
    private final ApprovedWork work;
    private final ProgressFollowing told;

    ProgressKeeper(Companions besideState, ApprovedWork work) {
        this.besideState = besideState;
        this.work = work;
        this.told = new ProgressFollowing(work);
    }

    ApprovedWork work() {
        return work;
    }

    synchronized void note(JournalRecord next) {
        if (!work.plans().isEmpty() || next instanceof JournalRecord.Invoked) {
            told.note(next);
        }
    }

    /// Called when the state holds what the journal tells, and before the journal is dropped.
    synchronized void keep() throws StateStoreException {
        if (told.toldNothing()) {
            return;
        }
        Progress before = Progress.read(besideState);
        Progress now = before.after(told);
        if (!now.equals(before)) {
            now.write(besideState);
        }
    }
}
