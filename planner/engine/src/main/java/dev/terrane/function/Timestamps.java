package dev.terrane.function;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDateTime;
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
    static PointInTime parse(String text) {
        return parse(text, STRICT);
    }

    static PointInTime parseLenient(String text) {
        return parse(text, LENIENT);
    }

    private static PointInTime parse(String text, Pattern form) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException(
                    "\""
                            + text
                            + "\" is no time in the form of RFC 3339, such as 2006-01-02T15:04:05Z");
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
        return new PointInTime(local, offsetMinutes(parts));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanoseconds(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static int offsetMinutes(Matcher parts) {
        if (parts.group(8) == null) {
            return 0;
        }
        int hours = number(parts, 9);
        int minutes = number(parts, 10);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("the offset from UTC has to be below 24 hours");
        }
        int offset = hours * 60 + minutes;
        return parts.group(8).equals("-") ? -offset : offset;
    }
}
