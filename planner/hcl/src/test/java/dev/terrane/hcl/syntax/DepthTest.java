package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// What is nested a hundred thousand times is a mistake that is reported, and no end of the program.
/// The program gives its threads the stack that this test has.
final class DepthTest {
    private static final int TIMES = 100_000;
    private static final long STACK_BYTES = 64L << 20;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    brackets      | [          |      | ]
                    parentheses   | (          | 1    | )
                    objects       | {a=        | 1    | }
                    calls         | upper(     | 1    | )
                    templates     | "${        | 1    | }"
                    negations     | !          | true | ``
                    sums          | 1+         | 1    | ``
                    conditions    | true?1:    | 1    | ``
                    splats        | ``         | b    | [*]
                    indexes       | ``         | b    | [c]
                    loops         | [for x in y:| x    | ]
                    open brackets | [          | ``   | ``
                    """)
    void tooDeepExpressionsAreReported(String name, String before, String inner, String after)
            throws InterruptedException {
        String middle = inner == null ? "" : inner;
        String text = "a = " + before.repeat(TIMES) + middle + after.repeat(TIMES) + "\n";

        Diagnostics problems = new Diagnostics();
        onProgramsStack(() -> readAndEvaluate(text, problems));

        assertThat(problems.list()).extracting("summary").contains("Nesting too deep");
    }

    @ParameterizedTest
    @CsvSource({"'a {\n', '}\n'", "'a = \"%{if true}', '\"\n'"})
    void tooDeepBlocksAreReported(String before, String after) throws InterruptedException {
        Diagnostics problems = new Diagnostics();
        onProgramsStack(() ->
                HclParser.parse(
                        Source.of("deep", before.repeat(TIMES) + after.repeat(TIMES)), problems));

        assertThat(problems.hasErrors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{\"a\":', '}'"})
    void tooDeepJsonIsReported(String before, String after) throws InterruptedException {
        Diagnostics problems = new Diagnostics();
        String text = before.repeat(TIMES) + "1" + after.repeat(TIMES);
        onProgramsStack(() -> JsonParser.parse(Source.of("deep.json", text), problems));

        assertThat(problems.list()).extracting("summary").containsExactly("Nesting too deep");
    }

    /// As high as may be: nothing on the way overflows.
    @ParameterizedTest
    @CsvSource({"1+, 1, ''", "'upper(', '\"a\"', ')'"})
    void whatIsJustDeepEnoughIsEvaluated(String before, String inner, String after)
            throws InterruptedException {
        int times = before.equals("1+") ? 19_000 : 480;
        String text = "a = " + before.repeat(times) + inner + after.repeat(times) + "\n";
        Diagnostics problems = new Diagnostics();

        onProgramsStack(() -> readAndEvaluate(text, problems));

        assertThat(problems.list()).extracting("summary").doesNotContain("Nesting too deep");
    }

    private static void readAndEvaluate(String text, Diagnostics problems) {
        File file = HclParser.parse(Source.of("deep", text), problems);
        for (Attribute attribute : file.body().attributes(problems).values()) {
            References.of(attribute.expression());
            Evaluator.evaluateConstant(attribute.expression(), new Diagnostics());
        }
        Formatter.format(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void onProgramsStack(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, work, "deep", STACK_BYTES);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
