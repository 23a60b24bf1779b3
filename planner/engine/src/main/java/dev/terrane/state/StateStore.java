package dev.terrane.state;

/// Where one state is kept: a file on this disk, or something far away.
///
/// A command that writes takes the [#lock], asks for [#recover], works, and calls [#write]. A
/// command that only reads calls [#fold], and needs no lock.
public interface StateStore {

    /// The state as it was saved last, without what a journal adds; [StateSnapshot#EMPTY] where none
    /// was saved yet.
    StateSnapshot read() throws StateStoreException;

    /// Keeps all others from writing, until the lock is released.
    ///
    /// @throws StateStoreException where somebody else holds it until the time is over
    StateLock lock(LockRequest request) throws StateStoreException;

    /// Takes a lock away that somebody else has left behind.
    ///
    /// @throws StateStoreException where there is no lock of that id, or it can not be taken away
    void forceUnlock(String id) throws StateStoreException;

    /// What lies beside the state.
    Companions companions();

    /// Whether other machines find that, as they find the state.
    default boolean keepsCompanions() {
        return true;
    }

    /// Saves the next snapshot, and spends the journal.
    ///
    /// The first snapshot gets a lineage; the serial grows by one. Nothing is written where the
    /// content is what it was.
    ///
    /// @return what is saved now, with its lineage and serial
    /// @throws StateStoreException where it could not be saved; the state is then what it was, and
    ///     the detail says where the new one lies
    StateSnapshot write(StateSnapshot next) throws StateStoreException;

    /// The state has moved elsewhere. A file that would be taken for it is emptied, with a backup;
    /// anything else is left as it is.
    default void retire() throws StateStoreException {}

    /// Saves a snapshot with the lineage and serial that it has, whatever was there before.
    void push(StateSnapshot exactly) throws StateStoreException;

    /// A journal that goes on from this snapshot, which must be what [#recover] or [#write] gave.
    ///
    /// @param work the approved plans that it is kept for, so that those who apply them again know what
    ///     was done
    OpenJournal openJournal(StateSnapshot base, ApprovedWork work) throws StateStoreException;

    /// The same for a plan that was made just now.
    default OpenJournal openJournal(StateSnapshot base) throws StateStoreException {
        return openJournal(base, ApprovedWork.NONE);
    }

    /// The state with the journal of an interrupted command folded in; nothing is saved.
    ///
    /// While another command is at work, its journal is folded in too: what it has asked for and not
    /// yet got is then in doubt here.
    ///
    /// @throws StateStoreException where the journal does not belong to the state any more
    RecoveredState fold() throws StateStoreException;

    /// The same, saved, so that the journal is spent; what it leaves in doubt, and how far it came with
    /// an approved plan, is kept as [Progress]. Only to be called by one who may write.
    RecoveredState recover() throws StateStoreException;
}
