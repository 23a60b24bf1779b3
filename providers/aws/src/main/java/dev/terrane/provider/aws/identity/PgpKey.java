package dev.terrane.provider.aws.identity;

import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An OpenPGP key that secrets are encrypted for, so that only its owner reads them, with
/// `base64 --decode | gpg --decrypt`.
///
/// @param fingerprint of the primary key, in hexadecimal
/// @param encrypting the key, or the subkey, that is for encryption
record PgpKey(String fingerprint, PGPPublicKey encrypting) {

    /// A public key in base 64, without armour. Empty where it is none, or is for signatures only.
    static Optional<PgpKey> parse(String base64) {
        try {
            return read(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// The same for one in armour, as it is published.
    static Optional<PgpKey> published(String armoured) {
        return read(armoured.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<PgpKey> read(byte[] bytes) {
        try {
            var rings =
                    new PGPPublicKeyRingCollection(
                            PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes)),
                            new BcKeyFingerprintCalculator());
            Iterator<PGPPublicKeyRing> all = rings.getKeyRings();
            return all.hasNext() ? of(all.next()) : Optional.empty();
        } catch (IOException | PGPException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PgpKey> of(PGPPublicKeyRing ring) {
        String fingerprint = HexFormat.of().formatHex(ring.getPublicKey().getFingerprint());
        List<PGPPublicKey> suited = new ArrayList<>();
        ring.forEach(key -> {
            if (key.isEncryptionKey() && isMeantForEncryption(key) && isInForce(key)) {
                suited.add(key);
            }
        });
        return suited.stream()
                .min(Comparator.comparing(PGPPublicKey::isMasterKey))
                .map(key -> new PgpKey(fingerprint, key));
    }

    /// By the flags that its owner gave it; without any, by its algorithm.
    private static boolean isMeantForEncryption(PGPPublicKey key) {
        int flags = 0;
        Iterator<PGPSignature> signatures = key.getSignatures();
        while (signatures.hasNext()) {
            PGPSignatureSubpacketVector told = signatures.next().getHashedSubPackets();
            flags |= told == null ? 0 : told.getKeyFlags();
        }
        return flags == 0 || (flags & (KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE)) != 0;
    }

    private static boolean isInForce(PGPPublicKey key) {
        long seconds = key.getValidSeconds();
        Instant end = key.getCreationTime().toInstant().plusSeconds(seconds);
        return !key.hasRevocation() && (seconds == 0 || end.isAfter(Instant.now()));
    }

    /// The encrypted text, in base 64.
    String encrypt(String text) {
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(
                        new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                                .setWithIntegrityPacket(true)
                                .setSecureRandom(new SecureRandom()));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encrypting));
        byte[] plain = literal(text.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (OutputStream inside = generator.open(encrypted, plain.length)) {
            inside.write(plain);
        } catch (PGPException e) {
            throw new IllegalStateException("a key for encryption encrypts", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(encrypted.toByteArray());
    }

    private static byte[] literal(byte[] text) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        try (OutputStream inside =
                new PGPLiteralDataGenerator()
                        .open(packet, PGPLiteralData.BINARY, "", text.length, PGPLiteralData.NOW)) {
            inside.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packet.toByteArray();
    }
}
