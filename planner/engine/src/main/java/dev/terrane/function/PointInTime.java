package dev.terrane.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// A time, and how far the clock there is ahead of UTC: any number of minutes below a day, which is
/// more than [ZoneOffset] allows.
record PointInTime(LocalDateTime local, int offsetMinutes) {

    static PointInTime utc(Instant instant) {
        return new PointInTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), 0);
    }

    Instant instant() {
        return local.minusMinutes(offsetMinutes).toInstant(ZoneOffset.UTC);
    }

    PointInTime plus(Duration duration) {
        return new PointInTime(local.plus(duration), offsetMinutes);
    }

    static String year(int year) {
        return String.format(Locale.ROOT, year < 0 ? "-%04d" : "%04d", Math.abs(year));
    }

    /// `+02:00`, with another separator and other words for UTC.
    String offset(String separator, String utc) {
        if (offsetMinutes == 0) {
            return utc;
        }
        int minutes = Math.abs(offsetMinutes);
        return String.format(
                Locale.ROOT,
                "%s%02d%s%02d",
                offsetMinutes < 0 ? "-" : "+",
                minutes / 60,
                separator,
                minutes % 60);
    }

    /// In RFC 3339, without a fraction of a second.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s-%02d-%02dT%02d:%02d:%02d%s",
                year(local.getYear()),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond(),
                offset(":", "Z"));
    }
}
