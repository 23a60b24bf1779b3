package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

/// What `tostring`, `tolist` and their like have in common.
final class TypeConversion {
    private TypeConversion() {}

    static Type resultType(Value value, Type wanted) throws FunctionException {
        if (!Conversion.canConvert(value.type(), wanted)) {
            throw FunctionException.atArgument(0, refusal(value, wanted));
        }
        return wanted;
    }

    static Value convert(Value value, Type wanted) throws FunctionException {
        if (!value.isKnown()) {
            return Value.unknown(wanted).withMarks(value.marks());
        }
        try {
            return Conversion.convert(value, wanted);
        } catch (ConversionException e) {
            String reason = value.containsMark(Mark.SENSITIVE) ? "" : ": " + e.getMessage();
            throw FunctionException.atArgument(0, refusal(value, wanted) + reason);
        }
    }

    private static String refusal(Value value, Type wanted) {
        String sensitive = value.containsMark(Mark.SENSITIVE) ? "sensitive " : "";
        return "this %svalue of type %s can not be converted to %s"
                .formatted(sensitive, value.type().display(), wanted.display());
    }
}
