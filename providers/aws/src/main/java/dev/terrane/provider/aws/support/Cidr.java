package dev.terrane.provider.aws.support;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Blocks of addresses: `10.0.0.0/16`. No name is ever looked up.
final class Cidr {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 =
            Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private Cidr() {}

    static boolean isIpv4Address(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv4Block(String text, int shortest, int longest) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        Matcher address = IPV4.matcher(text.substring(0, slash));
        Optional<Integer> prefix = prefix(text.substring(slash + 1), 32);
        return address.matches()
                && prefix.filter(bits -> bits >= shortest && bits <= longest).isPresent()
                && hostBits(address, prefix.get()) == 0;
    }

    private static long hostBits(Matcher address, int prefix) {
        long number = 0;
        for (int group = 1; group <= 4; group++) {
            number = number * 256 + Long.parseLong(address.group(group));
        }
        return number & ((1L << (32 - prefix)) - 1);
    }

    static boolean isIpv6Block(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && IPV6.matcher(text.substring(0, slash)).matches()
                && prefix(text.substring(slash + 1), 128).isPresent();
    }

    private static Optional<Integer> prefix(String text, int most) {
        return text.matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(bits -> bits <= most)
                : Optional.empty();
    }
}
