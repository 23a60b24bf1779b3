package dev.terrane.function;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Points in time as text: `2017-11-22T18:00:00+02:00` (RFC 3339, section 5.6).
final class Timestamps {
    private static final Pattern STRICT =
            Pattern.compile(
                    "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d+))?"
                            + "(?:Z|([+-])(\\d{2}):(\\d{2}))");

    /// With an hour of one digit and a comma before the fraction, which some functions let pass.
    private static final Pattern LENIENT =
            Pattern.compile(
                    "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d+))?"
                            + "(?:Z|([+-])(\\d{2}):(\\d{2}))");

    private Timestamps() {}

    /// @throws DateTimeException with what is wrong with it
    static OffsetDateTime parse(String text) {
        return parse(text, STRICT);
    }

    static OffsetDateTime parseLenient(String text) {
        return parse(text, LENIENT);
    }

    private static OffsetDateTime parse(String text, Pattern form) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException(
                    "\"" + text + "\" is no time in the form of RFC 3339, such as 2006-01-02T15:04:05Z");
        }
        LocalDateTime local =
                LocalDateTime.of(
                        number(parts, 1),
                        number(parts, 2),
                        number(parts, 3),
                        number(parts, 4),
                        number(parts, 5),
                        number(parts, 6),
                        nanoseconds(parts.group(7)));
        return OffsetDateTime.of(local, offset(parts));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanoseconds(@org.jspecify.annotations.Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static ZoneOffset offset(Matcher parts) {
        if (parts.group(8) == null) {
            return ZoneOffset.UTC;
        }
        int hours = number(parts, 9);
        int minutes = number(parts, 10);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("the offset from UTC has to be below 24 hours");
        }
        int seconds = (hours * 60 + minutes) * 60;
        if (seconds > ZoneOffset.MAX.getTotalSeconds()) {
            throw new DateTimeException("an offset of more than 18 hours from UTC is not supported yet");
        }
        return ZoneOffset.ofTotalSeconds(parts.group(8).equals("-") ? -seconds : seconds);
    }

    /// Without a fraction of a second.
    static String format(OffsetDateTime time) {
        return "%s-%02d-%02dT%02d:%02d:%02d%s"
                .formatted(
                        year(time.getYear()),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        offset(time, ":", "Z"));
    }

    private static String year(int year) {
        return (year < 0 ? "-%04d" : "%04d").formatted(Math.abs(year));
    }

    /// `+02:00`, with another separator and other words for UTC.
    static String offset(OffsetDateTime time, String separator, String utc) {
        int seconds = time.getOffset().getTotalSeconds();
        if (seconds == 0) {
            return utc;
        }
        int minutes = Math.abs(seconds) / 60;
        return "%s%02d%s%02d".formatted(seconds < 0 ? "-" : "+", minutes / 60, separator, minutes % 60);
    }
}
