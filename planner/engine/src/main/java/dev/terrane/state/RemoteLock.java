package dev.terrane.state;

/// The lock of a state that is kept far away.
final class RemoteLock implements StateLock {
    private final RemoteState place;
    private final LockInfo info;
    private boolean released;

    RemoteLock(RemoteState place, LockInfo info) {
        this.place = place;
        this.info = info;
    }

    @Override
    public String id() {
        return info.id();
    }

    /// Whether somebody has taken it away, or it has run out.
    @Override
    public boolean isLost() throws StateStoreException {
        return !released && place.holder().filter(now -> now.id().equals(info.id())).isEmpty();
    }

    @Override
    public void close() throws StateStoreException {
        if (released) {
            return;
        }
        released = true;
        place.unlock(info);
    }
}
