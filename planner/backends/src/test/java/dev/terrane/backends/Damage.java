package dev.terrane.backends;

import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateStoreException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Keeps a state otherwise than it was meant, as a disk or a newer program may have done it, and notes
/// what it has seen lying there.
///
/// @param before changes what a state says
/// @param after changes what is kept of it
record Damage(
        StateEncryption usual,
        UnaryOperator<byte[]> before,
        UnaryOperator<byte[]> after,
        List<byte[]> kept,
        List<byte[]> seen)
        implements StateEncryption {

    private static Damage of(
            StateEncryption usual, UnaryOperator<byte[]> before, UnaryOperator<byte[]> after) {
        return new Damage(
                usual, before, after, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }

    static Damage none(StateEncryption usual) {
        return of(usual, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Damage before(StateEncryption usual, UnaryOperator<byte[]> change) {
        return of(usual, change, UnaryOperator.identity());
    }

    static Damage after(StateEncryption usual, UnaryOperator<byte[]> change) {
        return of(usual, UnaryOperator.identity(), change);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void prepare() throws StateStoreException {
        usual.prepare();
    }

    @Override
    public byte[] seal(byte[] text, Stamp stamp) throws StateStoreException {
        byte[] sealed = after.apply(usual.seal(before.apply(text), stamp));
        kept.add(sealed);
        return sealed;
    }

    @Override
    public byte[] seal(byte[] content) throws StateStoreException {
        return usual.seal(content);
    }

    @Override
    public Opened open(byte[] text, String place) throws StateFormatException, StateStoreException {
        seen.add(text);
        return usual.open(text, place);
    }
}
