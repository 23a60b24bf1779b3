package dev.terrane.project;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When something may be applied: `mon-thu 09:00-16:30 Europe/Berlin`, `sat,sun 22:00-02:00 UTC`.
///
/// @param text as it was written
/// @param end not itself part of it; before the start, it is on the next day
public record Hours(String text, Set<DayOfWeek> days, LocalTime start, LocalTime end, ZoneId zone) {
    private static final Map<String, DayOfWeek> NAMES =
            Stream.of(DayOfWeek.values())
                    .collect(
                            Collectors.toMap(
                                    day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                                    day -> day));
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<days>[a-z,-]+)\\s+(?<start>\\d\\d:\\d\\d)-(?<end>\\d\\d:\\d\\d)(?:\\s+(?<zone>\\S+))?");

    public Hours {
        days = Set.copyOf(days);
    }

    /// Nothing where it is not of this form.
    public static Optional<Hours> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return days(form.group("days"))
                    .map(days ->
                            new Hours(
                                    text.strip(),
                                    days,
                                    LocalTime.parse(form.group("start")),
                                    LocalTime.parse(form.group("end")),
                                    zone(form.group("zone"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(@org.jspecify.annotations.Nullable String name) {
        return ZoneId.of(name == null ? "UTC" : name);
    }

    private static Optional<Set<DayOfWeek>> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            DayOfWeek first = NAMES.get(ends[0]);
            DayOfWeek last = NAMES.get(ends[ends.length - 1]);
            if (first == null || last == null || ends.length > 2) {
                return Optional.empty();
            }
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return Optional.of(days);
    }

    public boolean contains(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        LocalTime time = there.toLocalTime();
        if (start.isBefore(end)) {
            return days.contains(there.getDayOfWeek())
                    && !time.isBefore(start)
                    && time.isBefore(end);
        }
        return (days.contains(there.getDayOfWeek()) && !time.isBefore(start))
                || (days.contains(there.getDayOfWeek().minus(1)) && time.isBefore(end));
    }
}
