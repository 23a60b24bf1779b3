package dev.terrane.function;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;

/// A private key in PEM, in any of its usual forms: `RSA PRIVATE KEY`, `PRIVATE KEY`,
/// `OPENSSH PRIVATE KEY`.
final class RsaKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] RSA_ALGORITHM = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0D,
        0x06,
        0x09,
        0x2A,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xF7,
        0x0D,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey key;

    private RsaKey(PrivateKey key) {
        this.key = key;
    }

    static RsaKey read(String text) throws GeneralSecurityException {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new InvalidKeyException("it is not in PEM");
        }
        byte[] content = content(pem.group(2));
        return switch (pem.group(1)) {
            case "RSA PRIVATE KEY" -> pkcs8(wrapped(content));
            case "PRIVATE KEY" -> pkcs8(content);
            case "OPENSSH PRIVATE KEY" -> openSsh(content);
            default ->
                    throw new InvalidKeyException(
                            "it is not for RSA, or protected by a passphrase");
        };
    }

    private static byte[] content(String base64) throws InvalidKeyException {
        if (base64.contains(":")) {
            throw new InvalidKeyException("it is protected by a passphrase");
        }
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("it is no Base64", e);
        }
    }

    private static RsaKey pkcs8(byte[] content) throws GeneralSecurityException {
        try {
            return new RsaKey(
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new PKCS8EncodedKeySpec(content)));
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeyException("it is no RSA key", e);
        }
    }

    /// PKCS #8 is PKCS #1 with the name of the algorithm before it.
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = der(0x04, pkcs1);
        byte[] all =
                ByteBuffer.allocate(RSA_ALGORITHM.length + octets.length)
                        .put(RSA_ALGORITHM)
                        .put(octets)
                        .array();
        return der(0x30, all);
    }

    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 6)
                .put((byte) tag)
                .put((byte) 0x84)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static RsaKey openSsh(byte[] content) throws GeneralSecurityException {
        try {
            ByteBuffer in = ByteBuffer.wrap(content);
            in.position(OPENSSH.length);
            checkEqual(string(in), "none", "it is protected by a passphrase");
            field(in);
            field(in);
            in.getInt();
            field(in);
            ByteBuffer keys = ByteBuffer.wrap(field(in));
            keys.getLong();
            checkEqual(string(keys), "ssh-rsa", "it is not for RSA");
            var modulus = new BigInteger(field(keys));
            field(keys);
            var exponent = new BigInteger(field(keys));
            return new RsaKey(
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new RSAPrivateKeySpec(modulus, exponent)));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | NegativeArraySizeException e) {
            throw new InvalidKeyException("it is not complete", e);
        }
    }

    private static void checkEqual(String found, String expected, String problem)
            throws InvalidKeyException {
        if (!found.equals(expected)) {
            throw new InvalidKeyException(problem);
        }
    }

    private static String string(ByteBuffer in) {
        return new String(field(in), StandardCharsets.US_ASCII);
    }

    private static byte[] field(ByteBuffer in) {
        int length = in.getInt();
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        in.get(field);
        return field;
    }

    String decrypt(byte[] encrypted) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return new String(cipher.doFinal(encrypted), StandardCharsets.UTF_8);
    }
}
