package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The whole number that a text stands for in a given base.
final class ParseInt implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "parseint", "The whole number that a text stands for in a given base.")
                    .takes(
                            "number",
                            Type.DYNAMIC,
                            "Digits and letters, and perhaps a sign.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .takes(
                            "base",
                            Type.NUMBER,
                            "From 2 to 62. Beyond 36, lower and upper case letters differ.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .gives(Type.NUMBER, "parseint(\"FF\", 16)", "255");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Type type = arguments.get(0).type();
        if (!type.equals(Type.STRING)) {
            throw FunctionException.atArgument(0, "a string is needed, not " + type.display());
        }
        return Type.NUMBER;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Set<Mark> marks = Arguments.marksOf(arguments);
        if (!arguments.get(0).isKnown() || !arguments.get(1).isKnown()) {
            return Value.unknown(Type.NUMBER).withMarks(marks);
        }
        long base = Arguments.wholeArgument(arguments, 1, "the base");
        if (base < 2 || base > 62) {
            throw FunctionException.atArgument(1, "the base has to be from 2 to 62");
        }
        String text = arguments.get(0).unmarked().asString();
        BigInteger number = parse(text, (int) base).orElseThrow(() -> notANumber(arguments));
        return Value.number(HclNumber.of(number)).withMarks(marks);
    }

    private static FunctionException notANumber(List<Value> arguments) {
        return FunctionException.atArgument(
                0,
                "%s is no whole number in base %s"
                        .formatted(
                                Arguments.shown(arguments.get(0)),
                                Arguments.shown(arguments.get(1))));
    }

    private static Optional<BigInteger> parse(String text, int base) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i), base);
            if (digit < 0 || digit >= base) {
                return Optional.empty();
            }
            number = number.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
        }
        return Optional.of(text.startsWith("-") ? number.negate() : number);
    }

    /// -1 for what is no digit in any base.
    private static int digit(char c, int base) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + (base > 36 ? 36 : 10);
        }
        return -1;
    }
}
