package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Mutated texts through parser, formatter, JSON syntax and evaluator: whatever is written, there are
/// diagnostics and no exception, and the formatter keeps its laws.
///
/// Every input follows from its number alone, which a failure names. `-Dfuzz.inputs` and `-Dfuzz.from`
/// say how many, and from which on.
final class FuzzTest {
    private static final int USUAL = 20_000;
    private static final int MANY = 10_000_000;

    /// `1. 5` is an index of a number, and `1.5`, which Terraform makes of it, another number.
    private static final Pattern CLOSED_UP = Pattern.compile("[0-9]([ \\t]+\\.|\\.[ \\t]+)");

    @Test
    void nothingThatIsWrittenIsTooMuch() {
        run(USUAL);
    }

    @Test
    @Tag("nightly")
    void nothingInManyMoreIsTooMuch() {
        run(Integer.getInteger("fuzz.inputs", MANY));
    }

    /// Shards by the processors there are; each input is independent of the others.
    private static void run(int inputs) {
        long from = Long.getLong("fuzz.from", 0L);
        IntStream.range(0, inputs).parallel().forEach(i -> check(from + i));
    }

    private static void check(long number) {
        byte[] text = Mutation.input(number);
        try {
            if (number % 4 == 3) {
                checkJson(text);
            } else {
                checkNative(text);
            }
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(
                    "input %d fails:%n%s"
                            .formatted(number, new String(text, StandardCharsets.UTF_8)),
                    e);
        }
    }

    private static void checkJson(byte[] text) {
        File file = JsonParser.parse(new Source("fuzz.tf.json", text), new Diagnostics());
        evaluate(file);
    }

    private static void checkNative(byte[] text) {
        Diagnostics problems = new Diagnostics();
        Source source = new Source("fuzz.tf", text);
        File file = HclParser.parse(source, problems);
        evaluate(file);
        Optional<byte[]> formatted = Formatter.format(source, new Diagnostics());
        assertThat(formatted.isPresent()).isEqualTo(!problems.hasErrors());
        formatted.ifPresent(once -> checkFormatted(text, file, once));
    }

    private static void checkFormatted(byte[] text, File file, byte[] once) {
        Diagnostics problems = new Diagnostics();
        File again = HclParser.parse(new Source("fuzz.tf", once), problems);
        assertThat(problems.list()).isEmpty();
        if (!CLOSED_UP.matcher(string(text)).find()) {
            assertThat(shape(again.body())).isEqualTo(shape(file.body()));
        }
        byte[] twice = Formatter.format(once);
        assertThat(Arrays.equals(once, twice))
                .as(() -> "once:\n" + string(once) + "\ntwice:\n" + string(twice))
                .isTrue();
    }

    private static String string(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void evaluate(File file) {
        file.body()
                .attributes(new Diagnostics())
                .values()
                .forEach(a -> Evaluator.evaluateConstant(a.expression(), new Diagnostics()));
    }

    /// Names of arguments and blocks, and the values of those arguments that have one.
    private static String shape(Body body) {
        if (!(body instanceof NativeBody written)) {
            return "";
        }
        StringBuilder shape = new StringBuilder("{");
        new TreeMap<>(written.attributesByName())
                .forEach((name, attribute) -> shape.append(name).append(value(attribute)));
        for (Block block : written.blocks()) {
            shape.append(block.type());
            block.labels().forEach(label -> shape.append(' ').append(label.text()));
            shape.append(shape(block.body()));
        }
        return shape.append('}').toString();
    }

    private static String value(Attribute attribute) {
        Diagnostics problems = new Diagnostics();
        Value value = Evaluator.evaluateConstant(attribute.expression(), problems);
        return problems.hasErrors() ? "=?;" : "=" + value + ";";
    }
}
