package dev.terrane.planfile;

import dev.terrane.value.Value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;

/// Keeps [Sidecar]s below `.terrane/plans`, each named by the digest of its plan's bytes, encrypted under a
/// key that is derived from the state's, and bound to that plan.
///
/// The form of a file: a byte for the version of the form, 12 bytes of nonce, AES-256-GCM.
public final class SidecarStore {
    private static final byte VERSION = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PURPOSE = "terrane sidecar of a plan";

    private final Path directory;
    private final SecureRandom random;

    /// @param dataDirectory `.terrane` in the working directory
    public SidecarStore(Path dataDirectory, SecureRandom random) {
        this.directory = dataDirectory.resolve("plans");
        this.random = random;
    }

    /// @param plan the bytes of its file
    public void write(
            byte[] plan, Map<String, Value> variables, Sidecar.Shown shown, FingerprintKey key)
            throws IOException {
        PrivateFiles.createDirectories(directory);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        PrivateFiles.write(
                file(plan),
                out -> {
                    out.write(VERSION);
                    out.write(nonce);
                    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, plan, nonce, key);
                    try (OutputStream secret = new CipherOutputStream(out, cipher)) {
                        SidecarBytes.write(variables, shown, secret);
                    }
                });
    }

    /// Nothing where there is none for that plan, as on another machine.
    public Optional<Sidecar> read(byte[] plan, FingerprintKey key)
            throws IOException, SidecarException {
        byte[] whole;
        try {
            whole = Files.readAllBytes(file(plan));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (whole.length <= NONCE_BYTES || whole[0] != VERSION) {
            throw altered(plan);
        }
        byte[] nonce = Arrays.copyOfRange(whole, 1, 1 + NONCE_BYTES);
        byte[] secret = Arrays.copyOfRange(whole, 1 + NONCE_BYTES, whole.length);
        return Optional.of(SidecarBytes.decode(opened(plan, nonce, secret, key)));
    }

    /// Of a plan that is spent.
    public void delete(byte[] plan) throws IOException {
        Files.deleteIfExists(file(plan));
    }

    private Path file(byte[] plan) {
        return directory.resolve(Sha256.of(plan));
    }

    private static byte[] opened(byte[] plan, byte[] nonce, byte[] secret, FingerprintKey key)
            throws SidecarException {
        try {
            return cipher(Cipher.DECRYPT_MODE, plan, nonce, key).doFinal(secret);
        } catch (AEADBadTagException e) {
            throw altered(plan);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing else is wrong with a text of any length", e);
        }
    }

    private static SidecarException altered(byte[] plan) {
        return new SidecarException(
                ".terrane/plans/%s was altered, or belongs to a state with another key. Delete it: apply then asks for the variables that it held."
                        .formatted(Sha256.of(plan)));
    }

    private static Cipher cipher(int mode, byte[] plan, byte[] nonce, FingerprintKey key) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(plan));
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.derive(PURPOSE, digest), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(digest);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }
}
