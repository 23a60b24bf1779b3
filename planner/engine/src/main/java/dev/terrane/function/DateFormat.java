package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;

import java.time.format.TextStyle;
import java.util.Locale;

/// The form of `formatdate`: a run of one letter is a part of the time, text in single quotes means
/// itself (and two of them a quote), and so does everything that is no letter.
final class DateFormat {
    private static final char QUOTE = '\'';

    private final String form;
    private int at;

    DateFormat(String form) {
        this.form = form;
    }

    String format(PointInTime time) throws FunctionException {
        var text = new StringBuilder();
        at = 0;
        while (at < form.length()) {
            char c = form.charAt(at);
            if (c == QUOTE) {
                text.append(quoted());
            } else if (isLetter(c)) {
                text.append(part(run(c), time));
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private String quoted() throws FunctionException {
        if (form.startsWith("''", at)) {
            at += 2;
            return "'";
        }
        var text = new StringBuilder();
        for (at++; at < form.length(); at++) {
            if (form.charAt(at) != QUOTE) {
                text.append(form.charAt(at));
            } else if (form.startsWith("''", at)) {
                text.append(QUOTE);
                at++;
            } else {
                at++;
                return text.toString();
            }
        }
        throw FunctionException.atArgument(0, "a quote in the form is not closed");
    }

    private String run(char letter) {
        int start = at;
        while (at < form.length() && form.charAt(at) == letter) {
            at++;
        }
        return form.substring(start, at);
    }

    private static String part(String run, PointInTime time) throws FunctionException {
        var local = time.local();
        return switch (run) {
            case "YY" -> two(local.getYear() % 100);
            case "YYYY" -> PointInTime.year(local.getYear());
            case "M" -> Integer.toString(local.getMonthValue());
            case "MM" -> two(local.getMonthValue());
            case "MMM" ->
                    local.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case "MMMM" -> local.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "D" -> Integer.toString(local.getDayOfMonth());
            case "DD" -> two(local.getDayOfMonth());
            case "EEE" ->
                    local.getDayOfWeek()
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .substring(0, 3);
            case "EEEE" -> local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "h" -> Integer.toString(local.getHour());
            case "hh" -> two(local.getHour());
            case "H" -> Integer.toString(hourOfHalfDay(local.getHour()));
            case "HH" -> two(hourOfHalfDay(local.getHour()));
            case "AA" -> local.getHour() < 12 ? "AM" : "PM";
            case "aa" -> local.getHour() < 12 ? "am" : "pm";
            case "m" -> Integer.toString(local.getMinute());
            case "mm" -> two(local.getMinute());
            case "s" -> Integer.toString(local.getSecond());
            case "ss" -> two(local.getSecond());
            case "Z" -> time.offset(":", "Z");
            case "ZZZ" -> time.offset("", "UTC");
            case "ZZZZ" -> time.offset("", "+0000");
            case "ZZZZZ" -> time.offset(":", "+00:00");
            default ->
                    throw FunctionException.atArgument(
                            0,
                            "\""
                                    + run
                                    + "\" is no part of a time; text that means itself is put in single quotes");
        };
    }

    private static int hourOfHalfDay(int hour) {
        return hour % 12 == 0 ? 12 : hour % 12;
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
