package dev.terrane.planfile;

/// Keys of maps, and the like, as they stand in a plan file.
///
/// `$` begins what is ours: `$unknown`, `$sensitive:1f3c...`. A key that begins with `$` itself has it
/// twice.
final class DocumentKeys {
    private static final String OURS = "$";
    private static final String SENSITIVE = "$sensitive:";
    private static final String UNCOMPARED = "$sensitive#";

    private DocumentKeys() {}

    static String plain(String key) {
        return key.startsWith(OURS) ? OURS + key : key;
    }

    /// The key that [#plain] was given.
    static String unescaped(String key) {
        return key.startsWith(OURS + OURS) ? key.substring(OURS.length()) : key;
    }

    static String fingerprinted(String fingerprint) {
        return SENSITIVE + fingerprint;
    }

    /// Where there is no key to make a fingerprint with, a number keeps keys apart.
    static String numbered(int number) {
        return UNCOMPARED + number;
    }

    static boolean isSensitive(String key) {
        return key.startsWith(SENSITIVE) || key.startsWith(UNCOMPARED);
    }

    static boolean isUncompared(String key) {
        return key.startsWith(UNCOMPARED);
    }

    /// Whether a key of a mapping can stand there, and is none of the marks of a single value.
    static boolean isValid(String key) {
        return !key.startsWith(OURS) || key.startsWith(OURS + OURS) || isSensitive(key);
    }
}
