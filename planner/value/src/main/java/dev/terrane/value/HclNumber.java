package dev.terrane.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A number of the language: binary floating point, as Terraform computes.
///
/// A number carries the precision with which it came into being, and a result has the larger
/// precision of its operands: what is written in decimal has 512 bits, a count 64, the result of
/// `pow` or `log` 53. Rounding is to the nearest, half to even. So `7/3*3` is 7, `0.1+0.2` is 0.3,
/// and `length(a)/length(b)` has no more than 64 bits.
///
/// There are two zeros (`-0` prints so, but equals 0) and two infinities, and no NaN: what would be
/// one throws an [ArithmeticException].
public final class HclNumber implements Comparable<HclNumber> {
    static final int DECIMAL_PRECISION = 512;
    static final int LONG_PRECISION = 64;
    private static final int DOUBLE_PRECISION = 53;

    public static final HclNumber ZERO = of(0);
    public static final HclNumber ONE = of(1);
    public static final HclNumber POSITIVE_INFINITY =
            new HclNumber(0, BinaryFloat.infinity(false), LONG_PRECISION);
    public static final HclNumber NEGATIVE_INFINITY =
            new HclNumber(0, BinaryFloat.infinity(true), LONG_PRECISION);

    private final long small;
    private final @Nullable BinaryFloat wide;
    private final int precision;

    /// @param small the number itself, where `wide` is null: whole, and not -0
    private HclNumber(long small, @Nullable BinaryFloat wide, int precision) {
        this.small = small;
        this.wide = wide;
        this.precision = precision;
    }

    public static HclNumber of(long number) {
        return new HclNumber(number, null, LONG_PRECISION);
    }

    public static HclNumber of(double number) {
        if (Double.isNaN(number)) {
            throw new ArithmeticException("not a number");
        }
        return of(BinaryFloat.of(number), DOUBLE_PRECISION);
    }

    public static HclNumber of(BigInteger number) {
        int precision = Math.max(number.abs().bitLength(), LONG_PRECISION);
        return of(BinaryFloat.of(number), precision);
    }

    /// Reads what Terraform takes for a number in a string: `12`, `-1.5e3`, `.5`, `Inf`.
    public static Optional<HclNumber> parse(String text) {
        int length = text.length();
        if (length > 0 && length <= 18) {
            long number = 0;
            for (int i = 0; i < length; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return NumberText.parse(text);
                }
                number = number * 10 + digit;
            }
            return Optional.of(new HclNumber(number, null, DECIMAL_PRECISION));
        }
        return NumberText.parse(text);
    }

    /// The number, in the fast form where it is a small whole one.
    static HclNumber of(BinaryFloat number, int precision) {
        OptionalLong whole = number.asLong();
        return whole.isPresent()
                ? new HclNumber(whole.getAsLong(), null, precision)
                : new HclNumber(0, number, precision);
    }

    public HclNumber add(HclNumber other) {
        int bits = Math.max(precision, other.precision);
        if (wide == null && other.wide == null && bits >= LONG_PRECISION) {
            long sum = small + other.small;
            if (((small ^ sum) & (other.small ^ sum)) >= 0) {
                return new HclNumber(sum, null, bits);
            }
        }
        return of(binary().add(other.binary(), bits), bits);
    }

    public HclNumber subtract(HclNumber other) {
        return add(other.negate());
    }

    public HclNumber negate() {
        if (wide == null && small != 0 && small != Long.MIN_VALUE) {
            return new HclNumber(-small, null, precision);
        }
        return of(binary().negate(), precision);
    }

    /// The product has as many bits as it needs to be exact, up to 512, and no fewer than its
    /// factors.
    public HclNumber multiply(HclNumber other) {
        BinaryFloat product = binary().multiply(other.binary(), DECIMAL_PRECISION);
        int bits = Math.max(Math.max(precision, other.precision), product.bits());
        return of(product, bits);
    }

    /// A division of something by zero is infinite; 0/0 and Inf/Inf throw.
    public HclNumber divide(HclNumber other) {
        int bits = Math.max(precision, other.precision);
        return of(binary().divide(other.binary(), bits), bits);
    }

    /// What is left of this when the divisor is taken away as often as it goes, rounded toward
    /// zero: the sign is that of this. A divisor of zero leaves all of it.
    public HclNumber modulo(HclNumber other) {
        if (isInfinite() || other.isInfinite()) {
            return multiply(other);
        }
        if (other.sign() == 0) {
            return this;
        }
        if (wide == null && other.wide == null && small % other.small != 0) {
            return new HclNumber(small % other.small, null, precision);
        }
        HclNumber quotient = divide(other);
        BinaryFloat whole =
                quotient.isInteger() ? quotient.binary() : BinaryFloat.of(quotient.toBigInteger());
        BinaryFloat times = whole.rounded(precision);
        BinaryFloat taken = other.binary().multiply(times, precision);
        return of(binary().add(taken.negate(), precision), precision);
    }

    public HclNumber abs() {
        return isNegative() ? negate() : this;
    }

    /// The largest whole number that is not larger.
    public HclNumber floor() {
        return isInfinite() || isInteger() ? this : wholeNear(sign() < 0 ? -1 : 0);
    }

    /// The smallest whole number that is not smaller.
    public HclNumber ceiling() {
        return isInfinite() || isInteger() ? this : wholeNear(sign() > 0 ? 1 : 0);
    }

    private HclNumber wholeNear(int away) {
        BigInteger whole = toBigInteger().add(BigInteger.valueOf(away));
        return of(BinaryFloat.of(whole).rounded(precision), precision);
    }

    /// -1, 0 or 1.
    public int sign() {
        return wide == null ? Long.signum(small) : wide.sign();
    }

    /// Whether a minus sign is printed, as it is for -0.
    public boolean isNegative() {
        return wide == null ? small < 0 : wide.negative();
    }

    public boolean isInfinite() {
        return wide != null && wide.isInfinite();
    }

    public boolean isInteger() {
        return wide == null || wide.isInteger();
    }

    /// The number, where it is whole and fits a `long`.
    public OptionalLong asLong() {
        if (wide == null) {
            return OptionalLong.of(small);
        }
        return wide.isZero() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /// The nearest `double`; infinite where it is too large for one.
    public double toDouble() {
        return wide == null ? (double) small : wide.toDouble();
    }

    /// The whole part, rounded toward zero. An infinite number has none.
    public BigInteger toBigInteger() {
        return wide == null ? BigInteger.valueOf(small) : wide.toBigInteger();
    }

    /// In how many bits it was computed.
    public int precision() {
        return precision;
    }

    BinaryFloat binary() {
        return wide == null ? BinaryFloat.of(BigInteger.valueOf(small)) : wide;
    }

    /// By size alone, exactly. Numbers of different precision that print the same are
    /// [equal][#equals] and may still be a little larger or smaller than one another, as in Terraform.
    @Override
    public int compareTo(HclNumber other) {
        if (wide == null && other.wide == null) {
            return Long.compare(small, other.small);
        }
        return binary().compareTo(other.binary());
    }

    /// Terraform's `==`: whole numbers by size, others when their decimal texts are the same.
    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof HclNumber other)) {
            return false;
        }
        if (isInteger() || other.isInteger() || precision == other.precision) {
            return compareTo(other) == 0;
        }
        return toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        if (isInfinite()) {
            return Boolean.hashCode(isNegative());
        }
        return wide != null && wide.exponent() > DECIMAL_PRECISION
                ? Objects.hash(wide.mantissa(), wide.exponent())
                : Objects.hash(toBigInteger());
    }

    /// As Terraform prints it: the shortest decimal that reads back as this number at its
    /// precision, never with an exponent; `+Inf` and `-Inf`.
    @Override
    public String toString() {
        return wide == null && fits(small)
                ? Long.toString(small)
                : NumberText.shortest(binary(), precision);
    }

    /// A small number of few bits has no shorter decimal that reads back the same.
    private boolean fits(long number) {
        return precision >= LONG_PRECISION
                || Long.SIZE - Long.numberOfLeadingZeros(Math.abs(number)) <= precision;
    }
}
