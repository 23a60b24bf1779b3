package dev.terrane.state;

import java.util.Optional;

/// One state that is kept far away: what a backend implements, and nothing more. All that can be
/// said of states in general ([RemoteStateStore]) is done with these few calls.
///
/// A call that fails says so with a [StateStoreException] whose detail names the place, what it
/// answered, and what to do.
public interface RemoteState {

    /// What is kept there.
    ///
    /// @param version changes whenever the content does, in a way that only this backend reads
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Content(byte[] bytes, String version) {}

    /// The version of what is not there.
    String ABSENT = "";

    /// As people are told: `s3://bucket/key`.
    String display();

    /// Nothing where no state was saved yet.
    Optional<Content> read() throws StateStoreException;

    /// Saves the state, unless somebody else has meanwhile. Where the place can not compare by itself,
    /// this reads the version again just before.
    ///
    /// @param expected the version that was read, [#ABSENT] where there was nothing
    /// @return the version that is there now; nothing where something else was there, and nothing was
    ///     written
    Optional<String> write(byte[] content, String expected) throws StateStoreException;

    /// Locks the state, if nobody has.
    ///
    /// @return the lock that is in the way; nothing where this one was taken
    Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException;

    /// The lock that is there.
    Optional<LockInfo> holder() throws StateStoreException;

    /// Gives a lock back that this process has taken.
    void unlock(LockInfo held) throws StateStoreException;

    /// Gives somebody else's lock back; [#holder] was that one.
    default void breakLock(LockInfo other) throws StateStoreException {
        unlock(other);
    }

    /// What travels with the state, for a place that can keep it beside; nothing for one that keeps a
    /// state and nothing else.
    default Optional<Companions> companions() {
        return Optional.empty();
    }
}
