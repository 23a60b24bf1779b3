package dev.terrane.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What lies beside a state, in this process, with a count of what was sent there.
final class KeptCompanions implements Companions {
    final Map<Companion, byte[]> kept = new HashMap<>();
    long bytes;
    private int writesUntilFailure = Integer.MAX_VALUE;

    void failAtWrite(int number) {
        writesUntilFailure = number;
    }

    @Override
    public synchronized Optional<byte[]> read(Companion which) {
        return Optional.ofNullable(kept.get(which));
    }

    @Override
    public synchronized void write(Companion which, byte[] content) throws StateStoreException {
        if (--writesUntilFailure == 0) {
            throw new StateStoreException("Connection lost", "The connection was cut off.");
        }
        kept.put(which, content);
        bytes += content.length;
    }

    @Override
    public synchronized void delete(Companion which) {
        kept.remove(which);
    }
}
