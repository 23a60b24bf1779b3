package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Puts values in the places of verbs: `%5.2f`, `%-10s`, `%[2]d`, `%%`.
///
/// A verb is `%`, flags, a width, a precision, the number of its value in brackets, and a letter.
final class FormatString {
    private final String format;
    private final List<Value> values;
    private final StringBuilder result = new StringBuilder();
    private int at;
    private int nextValue;
    private int highestValue = -1;

    private FormatString(String format, List<Value> values) {
        this.format = format;
        this.values = values;
    }

    /// @param values wholly known; for messages, they are the arguments behind the format
    static String format(String format, List<Value> values) throws FunctionException {
        return new FormatString(format, values).result();
    }

    private String result() throws FunctionException {
        while (at < format.length()) {
            if (format.charAt(at) != '%') {
                result.append(format.charAt(at++));
            } else if (format.startsWith("%%", at)) {
                result.append('%');
                at += 2;
            } else {
                appendVerb(verb());
            }
        }
        if (highestValue + 1 < values.size()) {
            throw FunctionException.atArgument(
                    highestValue + 2, "there are more values than the verbs of the format use");
        }
        return result.toString();
    }

    private FormatVerb verb() throws FunctionException {
        int start = at++;
        String flags = span("0#-+ ");
        Optional<Integer> width = startsNumber() ? Optional.of(number(start)) : Optional.empty();
        Optional<Integer> precision = Optional.empty();
        if (format.startsWith(".", at)) {
            at++;
            precision = Optional.of(number(start));
        }
        if (format.startsWith("[", at)) {
            nextValue = explicitValue(start);
        }
        if (at >= format.length() || !isLetter(format.charAt(at))) {
            throw invalid(start);
        }
        char letter = format.charAt(at++);
        return new FormatVerb(flags, width, precision, letter, format.substring(start, at));
    }

    private int explicitValue(int verbStart) throws FunctionException {
        at++;
        if (!startsNumber()) {
            throw invalid(verbStart);
        }
        int number = number(verbStart);
        if (!format.startsWith("]", at)) {
            throw invalid(verbStart);
        }
        at++;
        return number - 1;
    }

    private boolean startsNumber() {
        return at < format.length() && format.charAt(at) >= '1' && format.charAt(at) <= '9';
    }

    private int number(int verbStart) throws FunctionException {
        String digits = span("0123456789");
        if (digits.length() > 6) {
            throw invalid(verbStart);
        }
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private String span(String characters) {
        int start = at;
        while (at < format.length() && characters.indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        return format.substring(start, at);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private FunctionException invalid(int start) {
        String verb = format.substring(start, Math.min(at + 1, format.length()));
        return FunctionException.ofCall(
                "\"" + verb + "\" in the format is no verb; a percent sign is written %%");
    }

    private void appendVerb(FormatVerb verb) throws FunctionException {
        if (nextValue >= values.size()) {
            throw FunctionException.ofCall(
                    "there is no value for %s: it needs number %d, and there are %d"
                            .formatted(verb.text(), nextValue + 1, values.size()));
        }
        result.append(verb.format(values.get(nextValue)));
        highestValue = Math.max(highestValue, nextValue);
        nextValue++;
    }
}
