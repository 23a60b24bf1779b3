package dev.terrane.provider.aws.support;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/// Names for objects that the user gave none: a prefix, the time, and a count within this process.
/// They sort by age, as those of the other provider do.
public final class UniqueName {
    /// Of what goes behind the prefix.
    public static final int SUFFIX_LENGTH = 26;

    private static final String DEFAULT_PREFIX = "terraform-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSS");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private UniqueName() {}

    /// The name that is set, or one that begins with the prefix that is set, or one of our own.
    ///
    /// @param suffix at the end of every made-up name, such as `.fifo`
    public static String of(Draft object, String name, String prefix, String suffix) {
        return of(object, name, prefix, suffix, DEFAULT_PREFIX);
    }

    /// A name that nothing else has, for objects that AWS gives no id of their own.
    public static String after(String prefix) {
        return prefix + suffix();
    }

    /// @param otherwise what a name begins with where nothing is said of it
    public static String of(
            Draft object, String name, String prefix, String suffix, String otherwise) {
        return object.text(name)
                .orElseGet(() -> object.text(prefix).orElse(otherwise) + suffix() + suffix);
    }

    public static String suffix() {
        return STAMP.format(Clock.systemUTC().instant().atZone(ZoneOffset.UTC))
                + "%08x".formatted(COUNT.incrementAndGet());
    }

    /// The prefix that a name was made with; empty text where it was given.
    public static String prefixOf(String name) {
        return prefixOf(name, "");
    }

    public static String prefixOf(String name, String suffix) {
        String stem =
                name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        int cut = stem.length() - SUFFIX_LENGTH;
        return cut >= 0 && stem.substring(cut).matches("[0-9]{18}[0-9a-f]{8}")
                ? stem.substring(0, cut)
                : "";
    }
}
