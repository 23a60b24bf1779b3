package dev.terrane.planfile;

import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePath.Step;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of one state, with which secrets are compared and never shown.
///
/// The same secret at the same place has the same fingerprint in every plan of that state. Elsewhere,
/// or under another state's key, it has another one, so that nobody finds a secret by planning guesses.
public final class FingerprintKey {
    /// 256 bits.
    public static final int BYTES = 32;

    private static final String MAC = "HmacSHA256";

    /// Of the fingerprint: 128 of the 256 bits are more than anybody can make to meet.
    private static final int FINGERPRINT_BYTES = 16;

    private final byte[] bytes;

    private FingerprintKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static FingerprintKey of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException(
                    "a key has %d bytes, not %d".formatted(BYTES, random.length));
        }
        return new FingerprintKey(random.clone());
    }

    /// Reads what [#text] gives.
    ///
    /// @throws IllegalArgumentException where it is not 64 hexadecimal digits
    public static FingerprintKey parse(String text) {
        String digits = text.strip();
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a key is 64 hexadecimal digits, and this is none");
        }
        return new FingerprintKey(HexFormat.of().parseHex(digits));
    }

    /// As it is kept beside the state. It is a secret.
    public String text() {
        return HexFormat.of().formatHex(bytes) + "\n";
    }

    /// @param address of the object, `var.name` or `output.name`
    /// @param path of the value in it
    /// @param value wholly known; its marks do not matter
    public String fingerprint(String lineage, String address, ValuePath path, Value value) {
        return hmac("value", lineage, address, path(path), PlainText.of(value));
    }

    String digest(String kind, String place, String text) {
        return hmac("digest", kind, place, text);
    }

    /// A key for another purpose, of which nobody can tell this one.
    SecretKey derive(String purpose, byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes)
                                    .addSalt(salt)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }

    /// Each step with its kind, so that no two paths read the same. A map and an object are one kind: the
    /// state does not tell them apart.
    private static String path(ValuePath path) {
        StringBuilder text = new StringBuilder();
        for (Step step : path.steps()) {
            String part =
                    switch (step) {
                        case AttributeStep attribute -> "k" + attribute.name();
                        case IndexStep index -> index(index.key().unmarked());
                    };
            text.append(part.length()).append(':').append(part);
        }
        return text.toString();
    }

    private static String index(Value key) {
        return switch (key) {
            case Value.StringValue name -> "k" + name.text();
            case Value.NumberValue number -> "i" + number.number();
            default -> "e"; // some element of a set
        };
    }

    private String hmac(String... parts) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            byte[] whole = mac.doFinal(framed(parts));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, FINGERPRINT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /// Each part behind its length, so that no two lists of parts have the same bytes.
    private static byte[] framed(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /// Shows nothing of it.
    @Override
    public String toString() {
        return "FingerprintKey";
    }
}
