package dev.terrane.value;

import java.math.BigInteger;
import java.util.OptionalLong;

/// A binary floating-point number of any length: `mantissa * 2^exponent`, a signed zero, or an
/// infinity. Every operation is exact and then rounded once, to the nearest, half to even.
///
/// @param mantissa not negative; odd, or zero. Of an infinity it is -1.
record BinaryFloat(boolean negative, BigInteger mantissa, long exponent)
        implements Comparable<BinaryFloat> {
    private static final BigInteger INFINITE = BigInteger.ONE.negate();
    private static final int ENOUGH_BITS = 8;

    static BinaryFloat infinity(boolean negative) {
        return new BinaryFloat(negative, INFINITE, 0);
    }

    static BinaryFloat zero(boolean negative) {
        return new BinaryFloat(negative, BigInteger.ZERO, 0);
    }

    static BinaryFloat of(BigInteger whole) {
        return normal(whole.signum() < 0, whole.abs(), 0);
    }

    static BinaryFloat of(double number) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        if (Double.isInfinite(number)) {
            return infinity(negative);
        }
        long bits = Double.doubleToRawLongBits(number);
        long fraction = bits & ((1L << 52) - 1);
        boolean subnormal = Math.getExponent(number) < Double.MIN_EXPONENT;
        long mantissa = subnormal ? fraction : fraction | 1L << 52;
        int exponent = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52;
        return normal(negative, BigInteger.valueOf(mantissa), exponent);
    }

    /// Without trailing zero bits.
    static BinaryFloat normal(boolean negative, BigInteger magnitude, long exponent) {
        if (magnitude.signum() == 0) {
            return zero(negative);
        }
        int zeros = magnitude.getLowestSetBit();
        if (magnitude.bitLength() + exponent > Integer.MAX_VALUE) {
            return infinity(negative);
        }
        if (magnitude.bitLength() + exponent < Integer.MIN_VALUE) {
            return zero(negative);
        }
        return zeros == 0
                ? new BinaryFloat(negative, magnitude, exponent)
                : new BinaryFloat(negative, magnitude.shiftRight(zeros), exponent + zeros);
    }

    /// Rounds to that many bits.
    ///
    /// @param more whether the exact number is a little larger in size than the magnitude says
    private static BinaryFloat round(
            boolean negative, BigInteger magnitude, long exponent, boolean more, int bits) {
        int excess = magnitude.bitLength() - bits;
        if (excess <= 0) {
            return normal(negative, magnitude, exponent);
        }
        BigInteger kept = magnitude.shiftRight(excess);
        boolean half = magnitude.testBit(excess - 1);
        boolean aboveHalf = more || magnitude.getLowestSetBit() < excess - 1;
        boolean up = half && (aboveHalf || kept.testBit(0));
        return normal(negative, up ? kept.add(BigInteger.ONE) : kept, exponent + excess);
    }

    BinaryFloat rounded(int bits) {
        return isInfinite() ? this : round(negative, mantissa, exponent, false, bits);
    }

    BinaryFloat add(BinaryFloat other, int bits) {
        if (isInfinite() || other.isInfinite()) {
            return addInfinite(other);
        }
        if (isZero() && other.isZero()) {
            return zero(negative && other.negative);
        }
        if (!isZero() && !other.isZero()) {
            int apart = bits + ENOUGH_BITS;
            if (top() - other.top() > apart + (long) mantissa.bitLength()) {
                return addSliver(other.negative, bits);
            }
            if (other.top() - top() > apart + (long) other.mantissa.bitLength()) {
                return other.addSliver(negative, bits);
            }
        }
        long lowest =
                isZero()
                        ? other.exponent
                        : other.isZero() ? exponent : Math.min(exponent, other.exponent);
        BigInteger sum = shiftedTo(lowest).add(other.shiftedTo(lowest));
        return round(sum.signum() < 0, sum.abs(), lowest, false, bits);
    }

    /// Adds something that is too small for any of the bits but for how they are rounded.
    private BinaryFloat addSliver(boolean sliverNegative, int bits) {
        long place = Math.min(exponent, top() - bits) - ENOUGH_BITS;
        return add(new BinaryFloat(sliverNegative, BigInteger.ONE, place), bits);
    }

    /// One more than the place of the first bit.
    private long top() {
        return mantissa.bitLength() + exponent;
    }

    private BinaryFloat addInfinite(BinaryFloat other) {
        if (isInfinite() && other.isInfinite() && negative != other.negative) {
            throw new ArithmeticException("the sum of both infinities is not a number");
        }
        return isInfinite() ? this : other;
    }

    private BigInteger shiftedTo(long lowest) {
        BigInteger signed = negative ? mantissa.negate() : mantissa;
        return isZero() ? signed : signed.shiftLeft(Math.toIntExact(exponent - lowest));
    }

    BinaryFloat negate() {
        return new BinaryFloat(!negative, mantissa, exponent);
    }

    BinaryFloat multiply(BinaryFloat other, int bits) {
        boolean sign = negative != other.negative;
        if (isInfinite() || other.isInfinite()) {
            if (isZero() || other.isZero()) {
                throw new ArithmeticException("zero times infinity is not a number");
            }
            return infinity(sign);
        }
        return round(
                sign, mantissa.multiply(other.mantissa), exponent + other.exponent, false, bits);
    }

    BinaryFloat divide(BinaryFloat other, int bits) {
        boolean sign = negative != other.negative;
        if ((isZero() && other.isZero()) || (isInfinite() && other.isInfinite())) {
            throw new ArithmeticException("zero by zero, or infinity by infinity, is not a number");
        }
        if (isZero() || other.isInfinite()) {
            return zero(sign);
        }
        if (isInfinite() || other.isZero()) {
            return infinity(sign);
        }
        int shift = Math.max(0, bits + 2 + other.mantissa.bitLength() - mantissa.bitLength());
        BigInteger[] parts = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
        boolean more = parts[1].signum() != 0;
        return round(sign, parts[0], exponent - other.exponent - shift, more, bits);
    }

    boolean isInfinite() {
        return mantissa.signum() < 0;
    }

    boolean isZero() {
        return mantissa.signum() == 0;
    }

    boolean isInteger() {
        return !isInfinite() && exponent >= 0;
    }

    int sign() {
        return isZero() ? 0 : negative ? -1 : 1;
    }

    /// How many bits it needs to be exact.
    int bits() {
        return isInfinite() ? 0 : mantissa.bitLength();
    }

    /// The number as a `long`, where it is whole, fits, and is not -0.
    OptionalLong asLong() {
        if (isZero()) {
            return negative ? OptionalLong.empty() : OptionalLong.of(0);
        }
        if (!isInteger() || mantissa.bitLength() + exponent > Long.SIZE - 1) {
            return OptionalLong.empty();
        }
        long magnitude = mantissa.longValueExact() << exponent;
        return OptionalLong.of(negative ? -magnitude : magnitude);
    }

    BigInteger toBigInteger() {
        if (isInfinite()) {
            throw new ArithmeticException("an infinite number has no whole part");
        }
        BigInteger whole =
                exponent + mantissa.bitLength() <= 0
                        ? BigInteger.ZERO
                        : mantissa.shiftLeft(Math.toIntExact(exponent));
        return negative ? whole.negate() : whole;
    }

    double toDouble() {
        double size = isInfinite() ? Double.POSITIVE_INFINITY : magnitudeToDouble();
        return negative ? -size : size;
    }

    private double magnitudeToDouble() {
        long top = mantissa.bitLength() + exponent;
        if (isZero() || top < Double.MIN_EXPONENT - 53) {
            return 0;
        }
        if (top > Double.MAX_EXPONENT + 1) {
            return Double.POSITIVE_INFINITY;
        }
        int bits = (int) Math.min(53, top - (Double.MIN_EXPONENT - 52));
        if (bits <= 0) {
            return bits == 0 && mantissa.bitLength() > 1 ? Double.MIN_VALUE : 0;
        }
        BinaryFloat near = round(false, mantissa, exponent, false, bits);
        return scaled(near.mantissa.doubleValue(), (int) near.exponent);
    }

    /// In two steps, for what is too far from 1 for one.
    private static double scaled(double number, int exponent) {
        int half = exponent / 2;
        return number * Math.scalb(1.0, half) * Math.scalb(1.0, exponent - half);
    }

    @Override
    public int compareTo(BinaryFloat other) {
        if (sign() != other.sign()) {
            return Integer.compare(sign(), other.sign());
        }
        int bySize = compareSize(other);
        return negative ? -bySize : bySize;
    }

    private int compareSize(BinaryFloat other) {
        if (isInfinite() || other.isInfinite()) {
            return Boolean.compare(isInfinite(), other.isInfinite());
        }
        if (top() != other.top() || isZero()) {
            return Long.compare(top(), other.top());
        }
        long lowest = Math.min(exponent, other.exponent);
        return shifted(lowest).compareTo(other.shifted(lowest));
    }

    private BigInteger shifted(long lowest) {
        return mantissa.shiftLeft(Math.toIntExact(exponent - lowest));
    }
}
