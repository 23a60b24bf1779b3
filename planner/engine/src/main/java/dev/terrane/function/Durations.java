package dev.terrane.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as text: `1h30m`, `-2.5s`, `0`.
final class Durations {
    private static final Pattern WHOLE =
            Pattern.compile("([+-]?)((?:(?:\\d+\\.?\\d*|\\.\\d+)[a-zµμ]+)+)");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([a-zµμ]+)");
    private static final Map<String, BigDecimal> NANOSECONDS =
            Map.of(
                    "ns", BigDecimal.ONE,
                    "us", BigDecimal.valueOf(1_000),
                    "µs", BigDecimal.valueOf(1_000),
                    "μs", BigDecimal.valueOf(1_000),
                    "ms", BigDecimal.valueOf(1_000_000),
                    "s", BigDecimal.valueOf(1_000_000_000L),
                    "m", BigDecimal.valueOf(60_000_000_000L),
                    "h", BigDecimal.valueOf(3_600_000_000_000L));

    private Durations() {}

    /// Empty where it is no duration, or longer than 64 bits of nanoseconds.
    static Optional<Duration> parse(String text) {
        if (text.matches("[+-]?0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        boolean negative = whole.group(1).equals("-");
        return sum(whole.group(2))
                .map(nanoseconds -> negative ? nanoseconds.negate() : nanoseconds)
                .filter(nanoseconds -> nanoseconds.bitLength() < Long.SIZE)
                .map(nanoseconds -> Duration.ofNanos(nanoseconds.longValueExact()));
    }

    private static Optional<BigInteger> sum(String parts) {
        BigInteger sum = BigInteger.ZERO;
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            BigDecimal unit = NANOSECONDS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            BigDecimal length = new BigDecimal(part.group(1)).multiply(unit);
            sum = sum.add(length.setScale(0, RoundingMode.DOWN).toBigInteger());
        }
        return Optional.of(sum);
    }
}
