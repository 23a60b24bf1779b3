package dev.terrane.config.version;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `1.2.3-beta1+meta`, ordered as Semantic Versioning 2.0.0 orders it.
///
/// @param segments at least three, filled up with zeros
/// @param prerelease empty for a release
/// @param metadata told apart by nobody
public record Version(List<BigInteger> segments, String prerelease, String metadata)
        implements Comparable<Version> {
    static final String PATTERN =
            "v?(\\d+(?:\\.\\d+)*)(?:-([0-9A-Za-z~-]+(?:\\.[0-9A-Za-z~-]+)*))?(?:\\+([0-9A-Za-z~-]+(?:\\.[0-9A-Za-z~-]+)*))?";
    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    public Version {
        segments = List.copyOf(segments);
    }

    public static Optional<Version> parse(String text) {
        Matcher matcher = WHOLE.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(of(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    private static Version of(
            String numbers, @Nullable String prerelease, @Nullable String metadata) {
        List<BigInteger> segments = new ArrayList<>();
        for (String number : numbers.split("\\.")) {
            segments.add(new BigInteger(number));
        }
        while (segments.size() < 3) {
            segments.add(BigInteger.ZERO);
        }
        return new Version(
                segments, prerelease == null ? "" : prerelease, metadata == null ? "" : metadata);
    }

    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /// The release that a prerelease leads to.
    public Version release() {
        return new Version(segments, "", "");
    }

    @Override
    public int compareTo(Version other) {
        int count = Math.max(segments.size(), other.segments.size());
        for (int i = 0; i < count; i++) {
            int bySegment = segment(i).compareTo(other.segment(i));
            if (bySegment != 0) {
                return bySegment;
            }
        }
        return comparePrereleases(prerelease, other.prerelease);
    }

    BigInteger segment(int index) {
        return index < segments.size() ? segments.get(index) : BigInteger.ZERO;
    }

    /// A release comes after its prereleases.
    private static int comparePrereleases(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] partsOfA = a.split("\\.");
        String[] partsOfB = b.split("\\.");
        for (int i = 0; i < Math.min(partsOfA.length, partsOfB.length); i++) {
            int byPart = compareParts(partsOfA[i], partsOfB[i]);
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(partsOfA.length, partsOfB.length);
    }

    /// Numbers by size and before words; words by their letters.
    private static int compareParts(String a, String b) {
        boolean numberA = a.chars().allMatch(Character::isDigit);
        boolean numberB = b.chars().allMatch(Character::isDigit);
        if (numberA && numberB) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberB, numberA);
    }

    @Override
    public String toString() {
        String numbers = String.join(".", segments.stream().map(BigInteger::toString).toList());
        return numbers
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }
}
