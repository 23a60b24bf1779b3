package dev.terrane.provider.aws.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as users write them in `timeouts` blocks: `1h30m`, `90s`, `1.5h`.
public final class GoDuration {
    private static final Pattern PART =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(h|ms|m|s|us|µs|ns)");
    private static final Map<String, Long> NANOSECONDS =
            Map.of(
                    "h", 3_600_000_000_000L,
                    "m", 60_000_000_000L,
                    "s", 1_000_000_000L,
                    "ms", 1_000_000L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "ns", 1L);

    private GoDuration() {}

    public static Optional<Duration> parse(String text) {
        Matcher part = PART.matcher(text);
        long nanoseconds = 0;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            nanoseconds += nanoseconds(part.group(1), part.group(2));
            end = part.end();
        }
        return end == 0 || end < text.length()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanoseconds));
    }

    private static long nanoseconds(String count, String unit) {
        BigDecimal each = BigDecimal.valueOf(NANOSECONDS.getOrDefault(unit, 0L));
        return new BigDecimal(count).multiply(each).longValue();
    }
}
