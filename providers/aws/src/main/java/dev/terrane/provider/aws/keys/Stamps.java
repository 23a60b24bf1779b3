package dev.terrane.provider.aws.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Times as Go prints them: `2026-01-02 03:04:05.6 +0000 UTC`.
final class Stamps {
    private static final DateTimeFormatter GO =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral(" +0000 UTC")
                    .toFormatter(Locale.ROOT);

    private Stamps() {}

    static String of(Instant time) {
        return GO.format(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
