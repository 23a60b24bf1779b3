package dev.terrane.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// Decimal digits of a positive number: `0.d1d2d3... * 10^point`.
///
/// @param digits without zeros at either end
record Digits(String digits, long point) {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /// Beyond it, all digits are not worked out: only so many as can matter to a number of 512 bits,
    /// and a hundred more.
    private static final int LARGE_EXPONENT = 8192;

    private static final MathContext ENOUGH = new MathContext(270);
    private static final int LARGEST_POWER = 999_999_999;

    /// A longer text would fill the memory, and nobody reads it.
    private static final long LONGEST_PLAIN = 1_000_000;

    static Digits exact(BinaryFloat number) {
        return of(number.mantissa(), number.exponent());
    }

    private static Digits of(BigInteger mantissa, long exponent) {
        int twos = Math.toIntExact(exponent);
        if (Math.abs(exponent) > LARGE_EXPONENT) {
            return leading(mantissa, twos);
        }
        BigInteger scaled =
                twos >= 0 ? mantissa.shiftLeft(twos) : mantissa.multiply(FIVE.pow(-twos));
        String text = scaled.toString();
        return new Digits(withoutEndingZeros(text), text.length() + (long) Math.min(twos, 0));
    }

    private static Digits leading(BigInteger mantissa, int twos) {
        BigDecimal number = new BigDecimal(mantissa).multiply(powerOfTwo(twos), ENOUGH);
        String text = number.unscaledValue().toString();
        return new Digits(withoutEndingZeros(text), text.length() - (long) number.scale());
    }

    private static BigDecimal powerOfTwo(int twos) {
        if (twos < 0) {
            return BigDecimal.ONE.divide(powerOfTwo(-twos), ENOUGH);
        }
        if (twos > LARGEST_POWER) {
            return powerOfTwo(LARGEST_POWER).multiply(powerOfTwo(twos - LARGEST_POWER), ENOUGH);
        }
        return BigDecimal.TWO.pow(twos, ENOUGH);
    }

    /// The shortest digits between the number's neighbours at half a unit of its last bit.
    static Digits shortest(BinaryFloat number, int precision) {
        Digits exact = exact(number);
        int shift = precision + 1 - number.mantissa().bitLength();
        BigInteger halves = number.mantissa().shiftLeft(shift);
        long exponent = number.exponent() - shift;
        Digits lower = of(halves.subtract(BigInteger.ONE), exponent);
        Digits upper = of(halves.add(BigInteger.ONE), exponent);
        return exact.between(lower, upper, !halves.testBit(1));
    }

    /// @param inclusive whether the bounds themselves read back as the number
    private Digits between(Digits lower, Digits upper, boolean inclusive) {
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            char below = lower.at(i);
            char above = upper.at(i);
            boolean down = below != digit || (inclusive && i + 1 == lower.digits.length());
            boolean up =
                    digit != above
                            && (inclusive || digit + 1 < above || i + 1 < upper.digits.length());
            if (down && up) {
                return rounded(i + 1);
            } else if (down) {
                return truncated(i + 1);
            } else if (up) {
                return raised(i + 1);
            }
        }
        return this;
    }

    private char at(int index) {
        return index < digits.length() ? digits.charAt(index) : '0';
    }

    /// To that many digits, half to even.
    Digits rounded(int count) {
        if (count >= digits.length()) {
            return this;
        }
        boolean half = digits.charAt(count) == '5' && count + 1 == digits.length();
        boolean up =
                half
                        ? count > 0 && (digits.charAt(count - 1) - '0') % 2 != 0
                        : digits.charAt(count) >= '5';
        return up ? raised(count) : truncated(count);
    }

    private Digits truncated(int count) {
        return count >= digits.length()
                ? this
                : new Digits(withoutEndingZeros(digits.substring(0, count)), point);
    }

    private Digits raised(int count) {
        if (count >= digits.length()) {
            return this;
        }
        int last = count - 1;
        while (last >= 0 && digits.charAt(last) == '9') {
            last--;
        }
        if (last < 0) {
            return new Digits("1", point + 1);
        }
        return new Digits(digits.substring(0, last) + (char) (digits.charAt(last) + 1), point);
    }

    private static String withoutEndingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /// Without an exponent: `0.00012`, `1200`. One with a million digits has one all the same.
    String plain() {
        if (Math.abs(point) > LONGEST_PLAIN) {
            return withExponent(point - 1);
        }
        int whole = Math.toIntExact(Math.max(point, 0));
        if (whole >= digits.length()) {
            return digits + "0".repeat(whole - digits.length());
        }
        String before = whole == 0 ? "0" : digits.substring(0, whole);
        return before
                + "."
                + "0".repeat(Math.toIntExact(Math.max(-point, 0)))
                + digits.substring(whole);
    }

    /// With an exponent where it is less than -4, or there are more places than digits wanted.
    String general(int significant) {
        long exponent = point - 1;
        int limit = digits.length() >= point ? Math.min(significant, digits.length()) : significant;
        return exponent < -4 || exponent >= limit ? withExponent(exponent) : plain();
    }

    private String withExponent(long exponent) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String size = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
