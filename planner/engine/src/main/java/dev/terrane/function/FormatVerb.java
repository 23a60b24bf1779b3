package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.List;
import java.util.Optional;

/// One verb of a format: how a value is written.
///
/// @param flags any of `0#-+ `
/// @param text the verb as it stands in the format
record FormatVerb(
        String flags,
        Optional<Integer> width,
        Optional<Integer> precision,
        char letter,
        String text) {

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    String format(Value value) throws FunctionException {
        if (letter != 'v' && value.isNull()) {
            throw unsupported("null can not be written");
        }
        return switch (letter) {
            case 'v' -> padded(asItIs(value));
            case 't' -> converted(value, Type.BOOL).equals(Value.TRUE) ? "true" : "false";
            case 'b', 'd', 'o', 'x', 'X' -> whole(converted(value, Type.NUMBER).asNumber());
            case 'e', 'E', 'f', 'g', 'G' ->
                    FormattedNumbers.fraction(converted(value, Type.NUMBER).asNumber(), this);
            case 's' -> padded(cut(converted(value, Type.STRING).asString()));
            case 'q' -> padded(JsonText.quoted(cut(converted(value, Type.STRING).asString())));
            default -> throw unsupported("there is no such verb");
        };
    }

    private String asItIs(Value value) throws FunctionException {
        if (!has('#')) {
            if (value instanceof Value.StringValue string) {
                return string.text();
            }
            if (value instanceof Value.NumberValue number) {
                return FormattedNumbers.shortest(number.number(), 'e');
            }
        }
        try {
            return JsonText.of(value);
        } catch (ArithmeticException e) {
            throw unsupported("an infinite number can not be written in JSON");
        }
    }

    private Value converted(Value value, Type type) throws FunctionException {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw unsupported(e.getMessage());
        }
    }

    private String whole(HclNumber number) throws FunctionException {
        if (number.isInfinite() || !number.isInteger()) {
            throw unsupported("a whole number is needed");
        }
        return FormattedNumbers.whole(number.toBigInteger(), this);
    }

    /// A precision of 0 means none.
    private String cut(String string) {
        if (precision.orElse(0) == 0) {
            return string;
        }
        List<String> characters = GraphemeClusters.split(string);
        return String.join("", characters.subList(0, Math.min(precision.get(), characters.size())));
    }

    private String padded(String string) {
        int missing = width.orElse(0) - GraphemeClusters.count(string);
        if (missing <= 0) {
            return string;
        }
        String padding = (has('0') ? "0" : " ").repeat(missing);
        return has('-') ? string + padding : padding + string;
    }

    private FunctionException unsupported(String reason) {
        return FunctionException.ofCall("the value for " + text + " does not fit: " + reason);
    }
}
