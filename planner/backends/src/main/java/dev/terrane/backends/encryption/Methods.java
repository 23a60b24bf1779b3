package dev.terrane.backends.encryption;

import java.security.SecureRandom;
import java.util.List;

/// The methods that there are.
public final class Methods {
    public static final String AES_GCM = "aes_gcm";
    public static final String UNENCRYPTED = "unencrypted";
    private static final List<String> NAMES = List.of(AES_GCM, UNENCRYPTED);
    private static final List<String> NOT_YET = List.of("external");

    private Methods() {}

    public static List<String> names() {
        return NAMES;
    }

    /// Whether OpenTofu knows it, and this program does not yet.
    public static boolean isMissing(String name) {
        return NOT_YET.contains(name);
    }

    /// @param name as the configuration names it, behind `aes_gcm.`
    /// @param associated is not kept, and must be the same when it is read
    public static Method aesGcm(String name, KeySource keys, byte[] associated) {
        return new AesGcm(AES_GCM + "." + name, keys, associated, new SecureRandom());
    }

    public static Method unencrypted(String name) {
        return new Method.Unencrypted(UNENCRYPTED + "." + name);
    }
}
