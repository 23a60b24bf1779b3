package dev.terrane.backends.encryption;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// `method "aes_gcm"`: AES in Galois/Counter Mode. The initialization vector, of 96 random bits, stands
/// before the content, and the tag of 128 bits behind it.
final class AesGcm implements Method.Encrypting {
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Set<Integer> KEY_BYTES = Set.of(16, 24, 32);

    private final String name;
    private final KeySource keys;
    private final byte[] associated;
    private final SecureRandom random;
    private final Map<String, byte[]> known = new HashMap<>();
    private @Nullable Own own;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Own(byte[] key, KeyNotes notes) {}

    /// @param associated is not kept, and must be the same when it is read
    AesGcm(String name, KeySource keys, byte[] associated, SecureRandom random) {
        this.name = name;
        this.keys = keys;
        this.associated = associated.clone();
        this.random = random;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void prepare() throws KeyException {
        own();
    }

    private Own own() throws KeyException {
        Own had = own;
        if (had == null) {
            KeyNotes notes = new KeyNotes();
            byte[] key = checked(keys.newKey(notes));
            had = new Own(key, notes);
            own = had;
        }
        return had;
    }

    @Override
    public synchronized Sealed encrypt(byte[] content) throws KeyException {
        Own key = own();
        byte[] vector = new byte[VECTOR_BYTES];
        random.nextBytes(vector);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, key.key(), vector, content, 0);
        byte[] data =
                ByteBuffer.allocate(VECTOR_BYTES + encrypted.length)
                        .put(vector)
                        .put(encrypted)
                        .array();
        return new Sealed(key.notes(), data);
    }

    @Override
    public synchronized byte[] decrypt(Sealed sealed) throws KeyException {
        byte[] data = sealed.data();
        if (data.length < VECTOR_BYTES + TAG_BITS / 8) {
            throw new KeyException("what is encrypted is cut off");
        }
        byte[] vector = new byte[VECTOR_BYTES];
        System.arraycopy(data, 0, vector, 0, VECTOR_BYTES);
        return run(Cipher.DECRYPT_MODE, key(sealed.notes()), vector, data, VECTOR_BYTES);
    }

    /// A key that took long to get is kept until the command ends.
    private byte[] key(KeyNotes notes) throws KeyException {
        String id = id(notes);
        byte[] key = known.get(id);
        if (key == null) {
            key = checked(keys.keyOf(notes));
            known.put(id, key);
        }
        return key;
    }

    private static String id(KeyNotes notes) {
        StringBuilder id = new StringBuilder();
        notes.all()
                .forEach((provider, note) ->
                        id.append(provider).append(' ').append(HexFormat.of().formatHex(note)));
        return id.toString();
    }

    private static byte[] checked(byte[] key) throws KeyException {
        if (!KEY_BYTES.contains(key.length)) {
            throw new KeyException(
                    "AES-GCM takes keys of 16, 24 or 32 bytes, and this one has %d"
                            .formatted(key.length));
        }
        return key;
    }

    private byte[] run(int mode, byte[] key, byte[] vector, byte[] content, int from)
            throws KeyException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, vector));
            cipher.updateAAD(associated);
            return cipher.doFinal(content, from, content.length - from);
        } catch (AEADBadTagException e) {
            throw new KeyException(
                    "the key is another one than it was encrypted with, or the content was changed since",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}
