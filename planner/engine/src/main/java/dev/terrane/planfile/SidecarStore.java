package dev.terrane.planfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Keeps [Sidecar]s below `.terrane/plans`, each named by the digest of its plan's bytes, encrypted under a
/// key that is derived from the state's, and bound to that plan.
///
/// The form of a file: a byte for the version of the form, 12 bytes of nonce, AES-256-GCM.
public final class SidecarStore {
    private static final byte VERSION = 1;
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

    public void write(byte[] plan, Sidecar sidecar, FingerprintKey key) throws IOException {
        PrivateFiles.createDirectories(directory);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] secret = crypt(Cipher.ENCRYPT_MODE, plan, nonce, SidecarBytes.encode(sidecar), key);
        byte[] whole = new byte[1 + NONCE_BYTES + secret.length];
        whole[0] = VERSION;
        System.arraycopy(nonce, 0, whole, 1, NONCE_BYTES);
        System.arraycopy(secret, 0, whole, 1 + NONCE_BYTES, secret.length);
        PrivateFiles.write(file(plan), whole);
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
            throws SidecarException, IOException {
        try {
            return crypt(Cipher.DECRYPT_MODE, plan, nonce, secret, key);
        } catch (BadTag e) {
            throw altered(plan);
        }
    }

    private static SidecarException altered(byte[] plan) {
        return new SidecarException(
                ".terrane/plans/%s was altered, or belongs to a state with another key. Delete it: apply then asks for the variables that it held."
                        .formatted(Sha256.of(plan)));
    }

    private static final class BadTag extends IOException {
        private static final long serialVersionUID = 1;

        BadTag(Throwable cause) {
            super(cause);
        }
    }

    private static byte[] crypt(
            int mode, byte[] plan, byte[] nonce, byte[] input, FingerprintKey key)
            throws IOException {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(plan));
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.derive(PURPOSE, digest), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(digest);
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new BadTag(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }
}
