package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;

class HclNumberTest {
    /// Answers of `terraform console`, version 1.11.4.
    private static final String ARITHMETIC =
            """
            2 / 3 = 0.6666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666667
            10 / 3 = 3.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333332
            1 / 7 = 0.14285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285
            22 / 7 = 3.1428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428
            -1 / 3 = -0.33333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333335
            0.1 * 3 = 0.3
            0.1 * 0.1 = 0.010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001
            1.1 * 1.1 = 1.2100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001
            1e20 / 3 = 33333333333333333333.333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333334
            9223372036854775807 + 1 = 9223372036854775808
            -9223372036854775808 - 1 = -9223372036854775809
            9223372036854775807 * 9223372036854775807 = 85070591730234615847396907784232501249
            1e155 + 1 = 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
            2e154 * 3 = 60000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
            1e160 + 1 = 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
            1.5e-5 / 3 = 0.000005
            5 % 3 = 2
            -5 % 3 = -2
            5 % -3 = 2
            5.5 % 2 = 1.5
            1e30 % 7 = 1
            0.3 % 0.1 = 0
            1 % 0.1 = 0
            10 % 0.3 = 0.09999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999928
            0.1 + 0.7 = 0.8
            1 - 0.9 = 0.10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003
            3 * 1.1 = 3.3000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000002
            4.35 * 100 = 435
            1.005 * 1000 = 1005
            1e1000 / 1e999 = 9.999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999
            0 - 0 = 0
            -0 + 0 = 0
            0 / -5 = -0
            """;

    static Stream<String> arithmetic() {
        return ARITHMETIC.lines();
    }

    @ParameterizedTest
    @MethodSource("arithmetic")
    void computesWhatTerraformComputes(String row) {
        String[] parts = row.split(" ", -1);
        HclNumber left = decimal(parts[0]);
        HclNumber right = decimal(parts[2]);
        HclNumber result =
                switch (parts[1]) {
                    case "+" -> left.add(right);
                    case "-" -> left.subtract(right);
                    case "*" -> left.multiply(right);
                    case "/" -> left.divide(right);
                    case "%" -> left.modulo(right);
                    default -> throw new IllegalArgumentException(row);
                };
        assertThat(result).hasToString(parts[4]);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "-1.50, -1.5",
        ".5, 0.5",
        "5., 5",
        "+5, 5",
        "1e5, 100000",
        "1E-7, 0.0000001",
        "1p4, 16",
        "inf, +Inf",
        "-Inf, -Inf",
        "-0, -0",
        "-0.0, -0",
        "0e5, 0",
        "007, 7",
        "1e23, 100000000000000000000000",
        "123456789.123456789, 123456789.123456789",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775808, 9223372036854775808",
    })
    void readsWhatTerraformReads(String text, String printed) {
        assertThat(decimal(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "0x10",
                "1_000",
                "0b11",
                ".",
                "e5",
                "1e",
                "--1",
                "INF",
                "NaN",
                "1e9999999999"
            })
    void refusesWhatTerraformRefuses(String text) {
        assertThat(HclNumber.parse(text)).isEmpty();
    }

    @Test
    void aResultOfDoublesHasTheirPrecision() {
        HclNumber root = HclNumber.of(Math.pow(2, 0.5));
        assertThat(root).hasToString("1.4142135623730951");
        assertThat(root.multiply(root)).hasToString("2.00000000000000027343234630647693");
        assertThat(root.add(decimal("1")))
                .hasToString("2.4142135623730951454746218587388284504413604736328125");
        assertThat(HclNumber.of(Math.pow(2, 100))).hasToString("1267650600228229400000000000000");
    }

    @Test
    void aQuotientOfCountsHasSixtyFourBits() {
        assertThat(HclNumber.of(1).divide(HclNumber.of(3))).hasToString("0.33333333333333333334");
        assertThat(HclNumber.of(3).divide(HclNumber.of(7))).hasToString("0.42857142857142857144");
        assertThat(HclNumber.of(2).multiply(decimal("0.1"))).hasToString("0.2");
    }

    @Test
    void numbersThatPrintTheSameAreEqual() {
        HclNumber root = HclNumber.of(Math.pow(2, 0.5));
        HclNumber written = decimal("1.4142135623730951");
        assertThat(root).isEqualTo(written).hasSameHashCodeAs(written);
        assertThat(root).isGreaterThan(written);
        assertThat(decimal("-0")).isEqualTo(HclNumber.ZERO).hasSameHashCodeAs(HclNumber.ZERO);
        assertThat(decimal("0.1").add(decimal("0.2"))).isEqualTo(decimal("0.3"));
        assertThat(decimal("0.1")).isNotEqualTo(decimal("0.10000000001"));
    }

    @Test
    void zerosHaveSigns() {
        assertThat(HclNumber.ZERO.negate()).hasToString("-0");
        assertThat(HclNumber.ZERO.multiply(HclNumber.of(-1))).hasToString("-0");
        assertThat(decimal("-0").add(HclNumber.ZERO)).hasToString("0");
        assertThat(decimal("-0").add(decimal("-0"))).hasToString("-0");
        assertThat(decimal("-0").sign()).isZero();
        assertThat(decimal("-0").asLong()).hasValue(0);
    }

    @Test
    void dividesByZeroToInfinity() {
        assertThat(HclNumber.ONE.divide(HclNumber.ZERO)).isEqualTo(HclNumber.POSITIVE_INFINITY);
        assertThat(HclNumber.of(-1).divide(HclNumber.ZERO)).hasToString("-Inf");
        assertThat(HclNumber.of(5).divide(HclNumber.NEGATIVE_INFINITY)).hasToString("-0");
    }

    @Test
    void refusesWhatIsNotANumber() {
        HclNumber infinity = HclNumber.POSITIVE_INFINITY;
        assertThatThrownBy(() -> HclNumber.ZERO.divide(HclNumber.ZERO))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.divide(infinity)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.subtract(infinity))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.multiply(HclNumber.ZERO))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> HclNumber.of(Double.NaN)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(infinity::toBigInteger).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1, 2", "-1.5, -2, -1", "3, 3, 3", "1e-300, 0, 1", "-0.1, -1, 0"})
    void roundsToWholeNumbers(String number, String floor, String ceiling) {
        assertThat(decimal(number).floor()).isEqualTo(decimal(floor));
        assertThat(decimal(number).ceiling()).isEqualTo(decimal(ceiling));
    }

    @Test
    void smallWholeNumbersComputeAsLargeOnesDo() {
        Random random = new Random(20260101);
        for (int i = 0; i < 2000; i++) {
            long a = random.nextLong() >> random.nextInt(63);
            long b = random.nextLong() >> random.nextInt(63);
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            assertThat(decimal("" + a).add(decimal("" + b))).hasToString(x.add(y).toString());
            assertThat(decimal("" + a).multiply(decimal("" + b)))
                    .isEqualTo(HclNumber.of(x.multiply(y)));
            assertThat(decimal("" + a).compareTo(decimal("" + b))).isEqualTo(x.compareTo(y));
        }
    }

    @Test
    void doublesSurviveTheWayThereAndBack() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(number)) {
                continue;
            }
            assertThat(HclNumber.of(number).toDouble()).isEqualTo(number);
        }
    }

    @Test
    void decimalsBecomeTheNearestDouble() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String text =
                    random.nextInt()
                            + "."
                            + random.nextInt(1 << 30)
                            + "e"
                            + (random.nextInt(680) - 340);
            assertThat(decimal(text).toDouble()).as(text).isEqualTo(Double.parseDouble(text));
        }
        for (String text :
                new String[] {"5e-324", "3e-324", "2e-324", "1e-323", "2.2250738585072011e-308"}) {
            assertThat(decimal(text).toDouble()).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameNumber() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            HclNumber number =
                    decimal("" + random.nextLong())
                            .divide(decimal("" + (1 + random.nextInt(1000))));
            assertThat(decimal(number.toString()).compareTo(number)).isZero();
        }
    }

    private static HclNumber decimal(String text) {
        return HclNumber.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1e600000000, 1e+600000000",
        "-1.25e600000000, -1.25e+600000000",
        "1.25e-600000000, 1.25e-600000000",
        "1e1000001, 1e+1000001"
    })
    void oneWithAMillionDigitsIsWrittenWithAnExponent(String text, String written) {
        assertThat(decimal(text)).hasToString(written);
        assertThat(decimal(written)).isEqualTo(decimal(text)).hasSameHashCodeAs(decimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2500", "12345678901234567890e3000", "3.7e200000"})
    void largeExponentsGiveTheSameDigitsAsSmallOnes(String text) {
        String plain = new java.math.BigDecimal(text).toPlainString();
        assertThat(decimal(text)).hasToString(plain);
    }

    @Test
    void smallNumbersAddedToVastOnesOnlyDecideHowTheyAreRounded() {
        HclNumber vast = decimal("1e600000000");
        assertThat(vast.add(decimal("1"))).isEqualTo(vast);
        assertThat(decimal("-1e-600000000").add(vast)).isEqualTo(vast);
        assertThat(vast.modulo(decimal("7")).compareTo(vast)).isNegative();
        assertThat(decimal("1").add(decimal("1e-600000000"))).isEqualTo(decimal("1"));
    }
}
