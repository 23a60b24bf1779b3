package dev.terrane.backends.encryption;

import dev.terrane.backends.encryption.Method.Encrypting;
import dev.terrane.backends.encryption.Method.Encrypting.Sealed;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one thing is encrypted, `state { ... }` or `plan { ... }`: with the first of several methods, and
/// read with any of them.
public final class TargetEncryption implements StateEncryption {
    private final List<Method> methods;
    private final EncryptionProblems problems;

    /// @param target as the configuration names it, for messages: `state`
    /// @param methods the one that counts, then those to fall back to
    public TargetEncryption(String target, List<Method> methods) {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("there is a method that counts");
        }
        this.methods = List.copyOf(methods);
        this.problems = new EncryptionProblems(target);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void prepare() throws StateStoreException {
        if (methods.getFirst() instanceof Encrypting encrypting) {
            try {
                encrypting.prepare();
            } catch (KeyException e) {
                throw problems.noKey(encrypting, e);
            }
        }
    }

    @Override
    public byte[] seal(byte[] text, Stamp stamp) throws StateStoreException {
        return seal(text, Optional.of(stamp));
    }

    @Override
    public byte[] seal(byte[] content) throws StateStoreException {
        return seal(content, Optional.empty());
    }

    private byte[] seal(byte[] content, Optional<Stamp> stamp) throws StateStoreException {
        return switch (methods.getFirst()) {
            case Method.Unencrypted plain -> content;
            case Encrypting encrypting -> {
                try {
                    Sealed sealed = encrypting.encrypt(content);
                    yield EnvelopeJson.write(
                            new Envelope(stamp, sealed.notes(), sealed.data(), Envelope.VERSION));
                } catch (KeyException e) {
                    throw problems.noKey(encrypting, e);
                }
            }
        };
    }

    @Override
    public Opened open(byte[] kept, String place) throws StateFormatException, StateStoreException {
        Optional<Envelope> envelope = EnvelopeJson.read(kept);
        if (envelope.isEmpty()) {
            return plain(kept, place);
        }
        if (!envelope.get().version().equals(Envelope.VERSION)) {
            throw problems.newer(place, envelope.get().version());
        }
        return decrypted(envelope.get(), place);
    }

    private Opened plain(byte[] kept, String place) throws StateStoreException {
        boolean allowed = methods.stream().anyMatch(Method.Unencrypted.class::isInstance);
        if (!allowed) {
            throw problems.plain(place);
        }
        return new Opened(kept, methods.getFirst() instanceof Method.Unencrypted);
    }

    private Opened decrypted(Envelope envelope, String place) throws StateStoreException {
        List<String> reasons = new ArrayList<>();
        for (Method method : methods) {
            if (method instanceof Encrypting encrypting) {
                try {
                    byte[] content =
                            encrypting.decrypt(new Sealed(envelope.notes(), envelope.data()));
                    return new Opened(content, method.equals(methods.getFirst()), envelope.stamp());
                } catch (KeyException e) {
                    reasons.add("method.%s: %s".formatted(method.name(), e.getMessage()));
                }
            }
        }
        throw problems.notDecrypted(place, reasons);
    }
}
