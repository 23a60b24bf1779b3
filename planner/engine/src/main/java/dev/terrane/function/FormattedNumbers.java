package dev.terrane.function;

import dev.terrane.value.HclNumber;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as the verbs of a format write them.
final class FormattedNumbers {
    private static final int DEFAULT_PRECISION = 6;

    private FormattedNumbers() {}

    static String whole(BigInteger number, FormatVerb verb) {
        String digits = digits(number.abs(), verb.letter());
        if (verb.precision().isPresent()) {
            int precision = verb.precision().get();
            if (precision == 0 && number.signum() == 0) {
                return "";
            }
            digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        }
        String sign = sign(number.signum() < 0, verb) + prefix(verb);
        boolean zeros = verb.has('0') && !verb.has('-') && verb.precision().isEmpty();
        return padded(sign, digits, zeros, verb);
    }

    private static String digits(BigInteger number, char letter) {
        return switch (letter) {
            case 'b' -> number.toString(2);
            case 'o' -> number.toString(8);
            case 'x' -> number.toString(16);
            case 'X' -> number.toString(16).toUpperCase(Locale.ROOT);
            default -> number.toString();
        };
    }

    private static String prefix(FormatVerb verb) {
        if (!verb.has('#')) {
            return "";
        }
        return switch (verb.letter()) {
            case 'b' -> "0b";
            case 'o' -> "0";
            case 'x' -> "0x";
            case 'X' -> "0X";
            default -> "";
        };
    }

    static String fraction(HclNumber number, FormatVerb verb) {
        String sign = sign(number.isNegative(), verb);
        if (number.isInfinite()) {
            return padded(sign.isBlank() ? "+" : sign, "Inf", false, verb);
        }
        return padded(sign, magnitude(number.abs(), verb), verb.has('0'), verb);
    }

    private static String magnitude(HclNumber number, FormatVerb verb) {
        int precision = verb.precision().orElse(DEFAULT_PRECISION);
        return switch (verb.letter()) {
            case 'f' -> exact(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
            case 'e', 'E' -> exponential(exact(number), precision, verb.letter());
            default ->
                    verb.precision().isPresent()
                            ? general(exact(number), Math.max(1, precision), letterOfExponent(verb))
                            : shortest(number, letterOfExponent(verb));
        };
    }

    private static char letterOfExponent(FormatVerb verb) {
        return verb.letter() == 'G' ? 'E' : 'e';
    }

    /// A decimal text says a number to the bit, or so closely that no rounding tells the difference.
    private static BigDecimal exact(HclNumber number) {
        return new BigDecimal(number.toString());
    }

    /// The fewest digits that tell the number from others, with an exponent where it is below
    /// 0.0001 or has more than 21 digits before the point.
    static String shortest(HclNumber number, char exponent) {
        if (number.isInfinite()) {
            return number.toString();
        }
        BigDecimal decimal = new BigDecimal(number.abs().toString()).stripTrailingZeros();
        String sign = number.isNegative() ? "-" : "";
        return sign + general(decimal, DEFAULT_PRECISION, Integer.MAX_VALUE, exponent);
    }

    private static String general(BigDecimal number, int precision, char exponent) {
        BigDecimal rounded = number.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        return general(rounded.stripTrailingZeros(), precision, precision, exponent);
    }

    /// @param number without zeros at its end
    /// @param limit the first power of ten that is written with an exponent, or more where the number
    ///     has more digits
    private static String general(BigDecimal number, int limit, int digits, char exponent) {
        int power = power(number);
        int written = Math.min(number.precision(), digits);
        int highest = digits == Integer.MAX_VALUE ? limit : wholeLimit(number, digits);
        if (number.signum() != 0 && (power < -4 || power >= highest)) {
            return exponential(number, written - 1, exponent);
        }
        return number.toPlainString();
    }

    /// A number that has all its digits before the point gets no exponent beyond them.
    private static int wholeLimit(BigDecimal number, int precision) {
        boolean whole = number.precision() >= power(number) + 1;
        return precision > number.precision() && whole ? number.precision() : precision;
    }

    private static int power(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    private static String exponential(BigDecimal number, int precision, char letter) {
        BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int power = number.signum() == 0 ? 0 : power(rounded);
        String mantissa =
                rounded.scaleByPowerOfTen(-power)
                        .setScale(precision, RoundingMode.UNNECESSARY)
                        .toPlainString();
        return String.format(
                Locale.ROOT,
                "%s%c%s%02d",
                mantissa,
                letter,
                power < 0 ? "-" : "+",
                Math.abs(power));
    }

    private static String sign(boolean negative, FormatVerb verb) {
        if (negative) {
            return "-";
        }
        return verb.has('+') ? "+" : verb.has(' ') ? " " : "";
    }

    private static String padded(String sign, String digits, boolean zeros, FormatVerb verb) {
        int missing = Math.max(0, verb.width().orElse(0) - sign.length() - digits.length());
        if (zeros) {
            return sign + "0".repeat(missing) + digits;
        }
        String spaces = " ".repeat(missing);
        return verb.has('-') ? sign + digits + spaces : spaces + sign + digits;
    }
}
