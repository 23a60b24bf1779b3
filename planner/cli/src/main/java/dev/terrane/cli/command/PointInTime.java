package dev.terrane.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads when something was: a day (UTC), a time of RFC 3339, or how long ago.
final class PointInTime {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DAYS_AGO = Pattern.compile("\\d{1,6}d");

    private PointInTime() {}

    static Optional<Instant> parse(String text, Instant now) {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (DAYS_AGO.matcher(text).matches()) {
                long days = Long.parseLong(text.substring(0, text.length() - 1));
                return Optional.of(now.minus(Duration.ofDays(days)));
            }
            Optional<Duration> ago = Durations.parse(text);
            return ago.isPresent()
                    ? Optional.of(now.minus(ago.get()))
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
