package dev.terrane.provider.aws.support;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Made-up ids of what AWS gives none: the other provider ends them in the CRC-32 of what identifies
/// the object, and so do we, so that states stay the same.
public final class HashCode {
    private HashCode() {}

    public static long of(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
