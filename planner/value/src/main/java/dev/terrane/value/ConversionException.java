package dev.terrane.value;

import dev.terrane.value.ValuePath.AttributeStep;

import java.util.ArrayList;
import java.util.List;

/// A value cannot be converted. The message says where in the value, and why:
/// `attribute "cidr": a number is required`.
public final class ConversionException extends Exception {
    private final ValuePath path;
    private final String reason;

    public ConversionException(ValuePath path, String reason) {
        super(place(path) + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    ConversionException(String reason) {
        this(ValuePath.EMPTY, reason);
    }

    /// Where in the value that was to be converted the problem is.
    public ValuePath path() {
        return path;
    }

    @Override
    public String getMessage() {
        return place(path) + reason;
    }

    /// The message without the place.
    public String reason() {
        return reason;
    }

    /// The same problem, seen from a value in which this step leads here.
    ConversionException below(ValuePath.Step step) {
        List<ValuePath.Step> longer = new ArrayList<>();
        longer.add(step);
        longer.addAll(path.steps());
        return new ConversionException(new ValuePath(longer), reason);
    }

    private static String place(ValuePath path) {
        if (path.steps().isEmpty()) {
            return "";
        }
        if (path.steps().size() == 1 && path.steps().get(0) instanceof AttributeStep attribute) {
            return "attribute \"" + attribute.name() + "\": ";
        }
        boolean element = !(path.steps().get(0) instanceof AttributeStep);
        return (element ? "element " : "") + path.display() + ": ";
    }
}
