package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value in one line, as the language would write it.
///
/// It gives up as soon as the line gets too long, so that a large value costs no more than a small one.
final class OneLine {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.eE+-]{1,100}|-?[Ii]nf");

    private final StringBuilder line = new StringBuilder();
    private final int max;

    private OneLine(int max) {
        this.max = max;
    }

    /// @return nothing where it is longer than `max`, or better read on several lines
    static Optional<String> of(DocumentValue value, int max) {
        OneLine one = new OneLine(max);
        return one.append(value) ? Optional.of(one.line.toString()) : Optional.empty();
    }

    private boolean append(DocumentValue value) {
        return switch (value) {
            case DocumentValue.Null none -> fits("null");
            case DocumentValue.Bool bool -> fits(String.valueOf(bool.truth()));
            case DocumentValue.Number number -> fits(number(number.text()));
            case DocumentValue.Text text ->
                    isLine(text.text()) && fits(Visible.quoted(text.text()));
            case DocumentValue.Sequence sequence -> elements(sequence.elements());
            case DocumentValue.PartialSet set -> elements(set.elements());
            case DocumentValue.Mapping mapping -> entries(mapping);
            case DocumentValue.Unknown unknown -> fits("(known after apply)");
            case DocumentValue.Ephemeral ephemeral -> fits("(ephemeral value)");
            case DocumentValue.Sensitive secret -> fits("(sensitive value)");
        };
    }

    private boolean fits(String text) {
        line.append(text);
        return line.length() <= max;
    }

    private static String number(String text) {
        return NUMBER.matcher(text).matches() ? text : Visible.quoted(text);
    }

    private boolean isLine(String text) {
        return text.length() <= max && !LineDiff.hasLines(text) && JsonTexts.parse(text).isEmpty();
    }

    private boolean elements(List<DocumentValue> elements) {
        boolean fits = fits("[");
        for (int i = 0; fits && i < elements.size(); i++) {
            fits = fits(i == 0 ? "" : ", ") && append(elements.get(i));
        }
        return fits && fits("]");
    }

    private boolean entries(DocumentValue.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            return fits("{}");
        }
        String before = "{ ";
        for (Map.Entry<String, DocumentValue> entry : mapping.entries().entrySet()) {
            if (!fits(before + Names.shown(entry.getKey()) + " = ") || !append(entry.getValue())) {
                return false;
            }
            before = ", ";
        }
        return fits(" }");
    }
}
