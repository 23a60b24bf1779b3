package dev.terrane.state;

import dev.terrane.state.StateEncryption.Opened;
import dev.terrane.state.StateEncryption.Stamp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The text of a state as it is kept.
public record StateText(StateEncryption encryption) {

    /// @param current see [Opened]
    record Read(StateSnapshot state, boolean current) {
        static final Read NONE = new Read(StateSnapshot.EMPTY, true);
    }

    /// The state that was kept; an empty text is one that was never written.
    ///
    /// @param place as people are told
    public StateSnapshot read(byte[] kept, String place)
            throws StateFormatException, StateStoreException {
        return open(kept, place).state();
    }

    Read open(byte[] kept, String place) throws StateFormatException, StateStoreException {
        if (kept.length == 0) {
            return Read.NONE;
        }
        Opened opened = encryption.open(kept, place);
        StateSnapshot state = StateReader.read(opened.content());
        if (opened.stamp().filter(stamp -> !stamp.equals(stamp(state))).isPresent()) {
            throw changed(place);
        }
        return new Read(state, opened.current());
    }

    private static StateStoreException changed(String place) {
        return new StateStoreException(
                "State can not be decrypted",
                "The serial and the lineage that stand beside what is encrypted in %s are not those of the state in it: it was changed after it was written. Bring back what was written, from a backup or an earlier version."
                        .formatted(place));
    }

    /// The text to be kept.
    public byte[] of(StateSnapshot state) throws StateStoreException {
        return encryption.seal(plain(state), stamp(state));
    }

    void write(StateSnapshot state, OutputStream to) throws IOException, StateStoreException {
        if (encryption.isOn()) {
            to.write(of(state));
        } else {
            StateWriter.write(state, to);
        }
    }

    private static Stamp stamp(StateSnapshot state) {
        return new Stamp(state.lineage(), state.serial());
    }

    private static byte[] plain(StateSnapshot state) {
        var bytes = new ByteArrayOutputStream();
        try {
            StateWriter.write(state, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }
}
