package dev.terrane.backends.tls;

import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Base64;

/// A private key as the JDK takes it (PKCS #8), from a PEM text. Keys in the older forms of RSA (PKCS #1,
/// `BEGIN RSA PRIVATE KEY`) and of elliptic curves (SEC 1, `BEGIN EC PRIVATE KEY`) get the frame that the
/// newer form has: a version, the algorithm, and the older form inside.
final class Pkcs8 {
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;
    private static final byte CURVE = (byte) 0xa0;
    private static final byte[] VERSION = {2, 1, 0};

    /// The name of RSA, with the nothing that goes with it; the name of elliptic curves.
    private static final byte[] RSA = Base64.getDecoder().decode("MA0GCSqGSIb3DQEBAQUA");

    private static final byte[] ELLIPTIC = Base64.getDecoder().decode("BgcqhkjOPQIB");

    private Pkcs8() {}

    static byte[] of(String pem) throws InvalidKeyException {
        String key =
                pem.replaceAll("(?s)-----BEGIN EC PARAMETERS-----.*?-----END [A-Z ]*-----", "");
        byte[] content =
                Base64.getMimeDecoder().decode(key.replaceAll("-----(BEGIN|END)[A-Z ]*-----", ""));
        if (key.contains("BEGIN RSA PRIVATE KEY")) {
            return framed(RSA, content);
        }
        return key.contains("BEGIN EC PRIVATE KEY")
                ? framed(tagged(SEQUENCE, join(ELLIPTIC, curve(content))), content)
                : content;
    }

    private static byte[] framed(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, join(VERSION, join(algorithm, tagged(OCTETS, key))));
    }

    /// The name of the curve: what is in the part `[0]`, behind the version and the number.
    private static byte[] curve(byte[] key) throws InvalidKeyException {
        try {
            int version = contentAt(key, 0);
            int number = contentAt(key, version) + lengthAt(key, version);
            int curve = contentAt(key, number) + lengthAt(key, number);
            if (key[curve] == CURVE) {
                int from = contentAt(key, curve);
                return Arrays.copyOfRange(key, from, from + lengthAt(key, curve));
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new InvalidKeyException("the key is cut off", e);
        }
        throw new InvalidKeyException("the key does not name its curve");
    }

    /// Where the content of what begins there begins.
    private static int contentAt(byte[] text, int at) {
        int first = text[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first - 0x80);
    }

    private static int lengthAt(byte[] text, int at) {
        int first = text[at + 1] & 0xff;
        int length = first < 0x80 ? first : 0;
        for (int i = at + 2; i < contentAt(text, at); i++) {
            length = (length << 8) | (text[i] & 0xff);
        }
        return length;
    }

    private static byte[] tagged(byte tag, byte[] content) {
        int length = content.length;
        byte[] head =
                length < 0x80
                        ? new byte[] {tag, (byte) length}
                        : new byte[] {tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
