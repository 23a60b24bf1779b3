package dev.terrane.state;

import dev.terrane.state.StateEncryption.Opened;

import java.util.List;
import java.util.Optional;

/// What lies beside a state, encrypted as the state is. The record of who has done what is not: it
/// holds no values, and is to be readable when the key is lost.
final class SealedCompanions implements Companions {
    private static final List<Companion> STAYING =
            List.of(Companion.KEY, Companion.UNDO, Companion.PROGRESS);

    private final Companions kept;
    private final StateEncryption encryption;

    private SealedCompanions(Companions kept, StateEncryption encryption) {
        this.kept = kept;
        this.encryption = encryption;
    }

    static Companions of(Companions kept, StateEncryption encryption) {
        return encryption.isOn() ? new SealedCompanions(kept, encryption) : kept;
    }

    @Override
    public Optional<byte[]> read(Companion which) throws StateStoreException {
        return open(which).map(Opened::content);
    }

    private Optional<Opened> open(Companion which) throws StateStoreException {
        Optional<byte[]> content = kept.read(which);
        if (content.isEmpty() || isPlain(which)) {
            return content.map(plain -> new Opened(plain, true));
        }
        String place = "state" + which.suffix();
        try {
            return Optional.of(encryption.open(content.get(), place));
        } catch (StateFormatException e) {
            throw new StateStoreException(
                    "A file beside the state can not be used",
                    "\"%s\" is damaged: %s.".formatted(place, e.getMessage()),
                    e);
        }
    }

    private static boolean isPlain(Companion which) {
        return which.kind() == Companion.Kind.AUDIT;
    }

    @Override
    public void write(Companion which, byte[] content) throws StateStoreException {
        kept.write(which, isPlain(which) ? content : encryption.seal(content));
    }

    @Override
    public void delete(Companion which) throws StateStoreException {
        kept.delete(which);
    }

    /// Writes anew what is kept in an older way: plainly, or with a key that is to be replaced.
    static void renew(Companions companions) throws StateStoreException {
        if (companions instanceof SealedCompanions sealed) {
            for (Companion each : STAYING) {
                Optional<Opened> opened = sealed.open(each);
                if (opened.isPresent() && !opened.get().current()) {
                    sealed.write(each, opened.get().content());
                }
            }
        }
    }
}
