package dev.terrane.function;

/// Logarithms and powers in 53 bits, with the last bit where Terraform has it.
///
/// No two mathematical libraries round all of these alike, so the methods here are those of Go's: the
/// logarithm of FreeBSD's `e_log.c`, the exponential of SLEEF (Shibata, 2010), and a power by
/// squaring.
final class Powers {
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double[] LOG_ODD = {
        0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586
    };
    private static final double[] LOG_EVEN = {
        0.3999999999940942, 0.22222198432149784, 0.15313837699209373
    };

    private static final double LOG2_E = 1.4426950408889634;
    private static final double EXP_LN2_HIGH = 0.693147180559663;
    private static final double EXP_LN2_LOW = 2.8235290563031577e-13;
    private static final double[] TAYLOR = {
        2.48015873015873e-05,
        0.0001984126984126984,
        0.001388888888888889,
        0.008333333333333333,
        0.041666666666666664,
        0.16666666666666666,
        0.5,
        1.0
    };

    private static final int LARGEST_EXPONENT = 1 << 12;

    private Powers() {}

    /// To the base e.
    static double log(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            return Math.log(x);
        }
        Parts parts = Parts.of(x);
        boolean small = parts.fraction() < Math.sqrt(2) / 2;
        double f = (small ? parts.fraction() * 2 : parts.fraction()) - 1;
        double k = small ? parts.exponent() - 1 : parts.exponent();
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double odd = s2 * polynomial(LOG_ODD, s4);
        double even = s4 * polynomial(LOG_EVEN, s4);
        double r = odd + even;
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }

    /// @param coefficients the one of the highest power last
    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = coefficients[i] + x * sum;
        }
        return sum;
    }

    /// A number as a fraction from a half to one, and a power of two.
    private record Parts(double fraction, int exponent) {
        static Parts of(double x) {
            int exponent = Math.getExponent(x);
            if (exponent < Double.MIN_EXPONENT) {
                Parts scaled = of(x * 0x1p52);
                return new Parts(scaled.fraction(), scaled.exponent() - 52);
            }
            return new Parts(Math.scalb(x, -exponent - 1), exponent + 1);
        }
    }

    private static double exp(double x) {
        int exponent = (int) Math.rint(LOG2_E * x);
        double rest = Math.fma(-exponent, EXP_LN2_HIGH, x);
        rest = Math.fma(-exponent, EXP_LN2_LOW, rest) * 0.0625;
        double sum = TAYLOR[0];
        for (int i = 1; i < TAYLOR.length; i++) {
            sum = Math.fma(sum, rest, TAYLOR[i]);
        }
        double result = rest * sum;
        for (int i = 0; i < 3; i++) {
            result *= result + 2;
        }
        return Math.scalb(Math.fma(result + 2, result, 1), exponent);
    }

    static double pow(double x, double y) {
        if (isSpecial(x, y)) {
            return Math.pow(x, y);
        }
        if (y == 0.5 || y == -0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        double whole = Math.floor(Math.abs(y));
        double fraction = Math.abs(y) - whole;
        if (fraction > 0.5) {
            fraction--;
            whole++;
        }
        double root = fraction == 0 ? 1 : exp(fraction * log(x));
        return wholePower(x, (long) whole, root, y < 0);
    }

    /// Where there is nothing to compute, or so much that only its direction counts.
    private static boolean isSpecial(double x, double y) {
        return x == 0
                || y == 0
                || !Double.isFinite(x)
                || !Double.isFinite(y)
                || Math.abs(y) >= 0x1p63
                || (x < 0 && y != Math.rint(y));
    }

    /// By squaring, with the powers of two kept apart.
    private static double wholePower(double x, long power, double factor, boolean inverted) {
        Parts parts = Parts.of(x);
        double square = parts.fraction();
        int squareExponent = parts.exponent();
        double result = factor;
        int exponent = 0;
        for (long bits = power; bits != 0; bits >>= 1) {
            if (Math.abs(squareExponent) > LARGEST_EXPONENT) {
                exponent += squareExponent;
                break;
            }
            if ((bits & 1) == 1) {
                result *= square;
                exponent += squareExponent;
            }
            square *= square;
            squareExponent <<= 1;
            if (square < 0.5) {
                square += square;
                squareExponent--;
            }
        }
        return inverted ? Math.scalb(1 / result, -exponent) : Math.scalb(result, exponent);
    }
}
