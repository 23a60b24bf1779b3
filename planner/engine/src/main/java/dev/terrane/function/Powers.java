package dev.terrane.function;

/// Logarithms and powers in 53 bits, with the last bit where Terraform has it.
///
/// No two mathematical libraries round all of these alike, so the methods here are those of Go's: the
/// logarithm of FreeBSD's `e_log.c`, the exponential of SLEEF (Shibata, 2010), and a power by
/// squaring.
final class Powers {
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double[] LOG_ODD = {
        6.666666666666735130e-01,
        2.857142874366239149e-01,
        1.818357216161805012e-01,
        1.479819860511658591e-01
    };
    private static final double[] LOG_EVEN = {
        3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01
    };

    private static final double LOG2_E = 1.4426950408889634073599246810018920;
    private static final double EXP_LN2_HIGH = 0.69314718055966295651160180568695068359375;
    private static final double EXP_LN2_LOW = 0.28235290563031577122588448175013436025525412068e-12;
    private static final double[] TAYLOR = {
        2.4801587301587301587e-5,
        1.9841269841269841270e-4,
        1.3888888888888888889e-3,
        8.3333333333333333333e-3,
        4.1666666666666666667e-2,
        1.6666666666666666667e-1,
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
                || x < 0 && y != Math.rint(y);
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
