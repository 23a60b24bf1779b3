package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Tables of expressions and what Terraform 1.11.4 gives for them, as JSON, or `error`.
final class FunctionTableTest {
    private static final TemplateScope SCOPE = scope();

    private static TemplateScope scope() {
        var functions = BuiltInFunctions.with(new FakeSurroundings());
        return new TemplateScope(
                Map.of(), name -> java.util.Optional.ofNullable(functions.get(name)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "numbers",
        "strings",
        "formats",
        "collections",
        "conversions",
        "encodings",
        "yaml",
        "times",
        "addresses",
        "paths"
    })
    void givesWhatTerraformGives(String expression, String expected) {
        assertThat(evaluate(expression)).isEqualTo(expected);
    }

    private static String evaluate(String expression) {
        var problems = new Diagnostics();
        var parsed = HclParser.parseExpression(Source.of("test", expression), problems);
        Value value = Evaluator.evaluate(parsed, SCOPE, problems);
        return problems.hasErrors() ? "error" : json(value);
    }

    private static String json(Value value) {
        try {
            return JsonText.of(value);
        } catch (ArithmeticException e) {
            return "error";
        }
    }

    static Stream<Arguments> numbers() throws IOException {
        return table("numbers");
    }

    static Stream<Arguments> strings() throws IOException {
        return table("strings");
    }

    static Stream<Arguments> formats() throws IOException {
        return table("formats");
    }

    static Stream<Arguments> collections() throws IOException {
        return table("collections");
    }

    static Stream<Arguments> conversions() throws IOException {
        return table("conversions");
    }

    static Stream<Arguments> encodings() throws IOException {
        return table("encodings");
    }

    static Stream<Arguments> yaml() throws IOException {
        return table("yaml");
    }

    static Stream<Arguments> times() throws IOException {
        return table("times");
    }

    static Stream<Arguments> addresses() throws IOException {
        return table("addresses");
    }

    static Stream<Arguments> paths() throws IOException {
        return table("paths");
    }

    private static Stream<Arguments> table(String family) throws IOException {
        try (InputStream in = FunctionTableTest.class.getResourceAsStream(family + ".txt")) {
            byte[] text = Objects.requireNonNull(in, family).readAllBytes();
            return Arrays.stream(new String(text, StandardCharsets.UTF_8).split("\n"))
                    .map(FunctionTableTest::row);
        }
    }

    private static Arguments row(String line) {
        int arrow = line.lastIndexOf(" => ");
        return Arguments.of(line.substring(0, arrow), line.substring(arrow + 4));
    }
}
