package dev.terrane.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers to and from decimal text.
final class NumberText {
    private static final Pattern INFINITY = Pattern.compile("([+-]?)[iI]nf");
    private static final Pattern DECIMAL =
            Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?(?:([eEpP])([+-]?[0-9]+))?");
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final int EXACT_POWER = 27;
    private static final int GUARD_BITS = 64;

    private NumberText() {}

    static Optional<HclNumber> parse(String text) {
        Matcher infinity = INFINITY.matcher(text);
        if (infinity.matches()) {
            boolean negative = "-".equals(infinity.group(1));
            return Optional.of(
                    negative ? HclNumber.NEGATIVE_INFINITY : HclNumber.POSITIVE_INFINITY);
        }
        Matcher decimal = DECIMAL.matcher(text);
        return decimal.matches() ? read(decimal) : Optional.empty();
    }

    private static Optional<HclNumber> read(Matcher parts) {
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        String digits = parts.group(2) + fraction;
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> given = exponent(parts.group(5));
        if (given.isEmpty()) {
            return Optional.empty();
        }
        boolean binary = "pP".contains(String.valueOf(parts.group(4)));
        long fives = (binary ? 0 : given.get()) - fraction.length();
        long twos = given.get() - fraction.length();
        if (Math.abs(twos) >= Integer.MAX_VALUE) {
            return Optional.empty();
        }
        boolean negative = "-".equals(parts.group(1));
        BinaryFloat mantissa = BinaryFloat.normal(negative, new BigInteger(digits), twos);
        return Optional.of(
                HclNumber.of(timesPowerOfFive(mantissa, fives), HclNumber.DECIMAL_PRECISION));
    }

    private static Optional<Long> exponent(@Nullable String digits) {
        if (digits == null) {
            return Optional.of(0L);
        }
        return digits.length() > 11 ? Optional.empty() : Optional.of(Long.valueOf(digits));
    }

    private static BinaryFloat timesPowerOfFive(BinaryFloat number, long power) {
        int bits = HclNumber.DECIMAL_PRECISION;
        if (power == 0 || number.isZero()) {
            return number.rounded(bits);
        }
        BinaryFloat factor = powerOfFive(Math.abs(power), bits + GUARD_BITS);
        return power < 0 ? number.divide(factor, bits) : number.multiply(factor, bits);
    }

    /// Rounded at each step when it is large, with the same guard bits as Terraform's parser, so
    /// that even the last bit of a number with a large exponent is the same.
    private static BinaryFloat powerOfFive(long power, int bits) {
        BinaryFloat result = BinaryFloat.of(FIVE.pow((int) Math.min(power, EXACT_POWER)));
        BinaryFloat square = BinaryFloat.of(FIVE);
        for (long left = power - EXACT_POWER; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                result = result.multiply(square, bits);
            }
            square = square.multiply(square, bits + GUARD_BITS);
        }
        return result;
    }

    /// The shortest decimal that reads back as the number at that precision, without an exponent.
    static String shortest(BinaryFloat number, int precision) {
        String sign = number.negative() ? "-" : "";
        if (number.isInfinite()) {
            return number.negative() ? "-Inf" : "+Inf";
        }
        return sign + (number.isZero() ? "0" : Digits.shortest(number, precision).plain());
    }

    /// At most that many significant digits, in C's `%g`: this is what Terraform orders sets by.
    static String general(BinaryFloat number, int significant) {
        if (number.isInfinite()) {
            return number.negative() ? "-Inf" : "+Inf";
        }
        String sign = number.negative() ? "-" : "";
        return sign
                + (number.isZero()
                        ? "0"
                        : Digits.exact(number).rounded(significant).general(significant));
    }
}
