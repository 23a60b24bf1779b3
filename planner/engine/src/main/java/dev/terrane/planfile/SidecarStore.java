package dev.terrane.planfile;

import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
/// The form of a file: a byte for the version of the form; the length of the first part in four bytes; two
/// parts, the variables and what is shown. Each part is 12 bytes of nonce and AES-256-GCM, so that who
/// needs the variables does not decrypt the rest.
public final class SidecarStore {
    private static final byte VERSION = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PURPOSE = "terrane sidecar of a plan";

    private final Path directory;
    private final SecureRandom random;

    /// A part that can not be put in the place of the other one.
    private enum Part {
        VARIABLES,
        SHOWN
    }

    /// @param dataDirectory `.terrane` in the working directory
    public SidecarStore(Path dataDirectory, SecureRandom random) {
        this.directory = dataDirectory.resolve("plans");
        this.random = random;
    }

    public void write(byte[] plan, Sidecar sidecar, FingerprintKey key) throws IOException {
        PrivateFiles.createDirectories(directory);
        String digest = Sha256.of(plan);
        ByteArrayOutputStream variables = new ByteArrayOutputStream();
        try (OutputStream secret = encrypting(variables, digest, Part.VARIABLES, key)) {
            secret.write(SidecarBytes.encode(sidecar.variables()));
        }
        PrivateFiles.write(
                file(digest),
                to -> {
                    DataOutputStream out = new DataOutputStream(to);
                    out.writeByte(VERSION);
                    out.writeInt(variables.size());
                    variables.writeTo(out);
                    try (OutputStream secret = encrypting(out, digest, Part.SHOWN, key)) {
                        SidecarBytes.write(sidecar.shown(), secret);
                    }
                });
    }

    private OutputStream encrypting(OutputStream to, String digest, Part part, FingerprintKey key)
            throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        to.write(nonce);
        return new CipherOutputStream(to, cipher(Cipher.ENCRYPT_MODE, digest, part, nonce, key));
    }

    /// Nothing where there is none for that plan, as on another machine.
    public Optional<Map<String, Value>> variables(byte[] plan, FingerprintKey key)
            throws IOException, SidecarException {
        String digest = Sha256.of(plan);
        try (DataInputStream in = open(digest)) {
            return Optional.of(SidecarBytes.variables(first(in, digest, key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// What `show -json` prints; nothing where there is none for that plan.
    public Optional<byte[]> shown(byte[] plan, FingerprintKey key)
            throws IOException, SidecarException {
        String digest = Sha256.of(plan);
        try (DataInputStream in = open(digest)) {
            first(in, digest, key);
            byte[] secret = in.readAllBytes();
            return Optional.of(SidecarBytes.shown(opened(secret, digest, Part.SHOWN, key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Of a plan that is spent.
    public void delete(byte[] plan) throws IOException {
        Files.deleteIfExists(file(Sha256.of(plan)));
    }

    private Path file(String digest) {
        return directory.resolve(digest);
    }

    private DataInputStream open(String digest) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file(digest))));
    }

    private static byte[] first(DataInputStream in, String digest, FingerprintKey key)
            throws IOException, SidecarException {
        try {
            boolean known = in.readByte() == VERSION;
            int length = in.readInt();
            if (known && length >= 0) {
                return opened(in.readNBytes(length), digest, Part.VARIABLES, key);
            }
        } catch (EOFException e) {
            throw altered(digest, e);
        }
        throw altered(digest, null);
    }

    private static byte[] opened(byte[] secret, String digest, Part part, FingerprintKey key)
            throws SidecarException {
        if (secret.length < NONCE_BYTES) {
            throw altered(digest, null);
        }
        byte[] nonce = Arrays.copyOf(secret, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, digest, part, nonce, key)
                    .doFinal(secret, NONCE_BYTES, secret.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw altered(digest, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing else is wrong with a text of any length", e);
        }
    }

    private static SidecarException altered(String digest, @Nullable Exception cause) {
        return new SidecarException(
                ".terrane/plans/%s was altered, or belongs to a state with another key. Delete it: apply then asks for the variables that it held."
                        .formatted(digest),
                cause);
    }

    private static Cipher cipher(
            int mode, String digest, Part part, byte[] nonce, FingerprintKey key) {
        byte[] plan = HexFormat.of().parseHex(digest);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.derive(PURPOSE, plan), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(plan);
            cipher.updateAAD(part.name().getBytes(StandardCharsets.US_ASCII));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }
}
