package dev.terrane.function;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address as a number, and as text in the form of RFC 5952.
///
/// @param bits 32 or 128
record IpAddress(BigInteger number, int bits) {
    private static final int GROUPS = 8;
    private static final BigInteger MAPPED_IPV4 = BigInteger.valueOf(0xFFFFL).shiftLeft(32);

    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0
                ? parseIpv6(text)
                : parseIpv4(text).map(n -> new IpAddress(n, 32));
    }

    /// Leading zeros are allowed, and mean nothing: `010.0.0.1` is `10.0.0.1`.
    private static Optional<BigInteger> parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (String part : parts) {
            if (!part.matches("\\d+") || new BigInteger(part).bitLength() > 8) {
                return Optional.empty();
            }
            number = number.shiftLeft(8).or(new BigInteger(part));
        }
        return Optional.of(number);
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(groups -> groups.size() == GROUPS).map(IpAddress::ofGroups);
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        Optional<List<Integer>> left = groups(before);
        Optional<List<Integer>> right = groups(after);
        if (left.isEmpty() || right.isEmpty() || before.indexOf('.') >= 0) {
            return Optional.empty();
        }
        int missing = GROUPS - left.get().size() - right.get().size();
        if (missing < 1) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(left.get());
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(right.get());
        return Optional.of(ofGroups(all));
    }

    /// `fd00:1:2`; the last may be an IPv4 address, which stands for two groups.
    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Optional<BigInteger> tail = parseIpv4(parts[i]);
                if (tail.isEmpty()) {
                    return Optional.empty();
                }
                groups.add(tail.get().shiftRight(16).intValue());
                groups.add(tail.get().intValue() & 0xFFFF);
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static IpAddress ofGroups(List<Integer> groups) {
        BigInteger number = BigInteger.ZERO;
        for (int group : groups) {
            number = number.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return new IpAddress(number, 128);
    }

    boolean isMappedIpv4() {
        return bits == 128 && number.shiftRight(32).shiftLeft(32).equals(MAPPED_IPV4);
    }

    @Override
    public String toString() {
        return bits == 32 || isMappedIpv4() ? ipv4Text() : ipv6Text();
    }

    private String ipv4Text() {
        int n = number.intValue();
        return (n >>> 24) + "." + (n >>> 16 & 255) + "." + (n >>> 8 & 255) + "." + (n & 255);
    }

    /// The longest run of two or more zero groups is left out, the first of several such.
    private String ipv6Text() {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
            i = Math.max(i, end - 1);
        }
        return start < 0
                ? groupTexts(0, GROUPS)
                : groupTexts(0, start) + "::" + groupTexts(start + length, GROUPS);
    }

    private int group(int index) {
        return number.shiftRight(16 * (GROUPS - 1 - index)).intValue() & 0xFFFF;
    }

    private String groupTexts(int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            texts.add(Integer.toHexString(group(i)));
        }
        return String.join(":", texts);
    }
}
