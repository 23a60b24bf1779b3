package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every expression of the golden files gives the value, type and mark, or the summaries and
/// subjects of errors, that Terraform 1.11.4 gave for it with the names of [TestScope].
class GoldenExpressionsTest {

    record Case(String expression, String expected) {
        @Override
        public String toString() {
            return expression;
        }
    }

    static Stream<Case> cases() throws IOException, URISyntaxException {
        var any = GoldenExpressionsTest.class.getResource("operators.golden");
        assertThat(any).isNotNull();
        List<Case> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(any.toURI()).getParent())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".golden")).sorted().toList()) {
                readCases(Files.readAllLines(file), all);
            }
        }
        return all.stream();
    }

    /// Lines of an expression stand at the left edge, or within brackets; then come the results,
    /// which begin with `  = ` or `  ! `.
    private static void readCases(List<String> lines, List<Case> to) {
        List<String> expression = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (String line : lines) {
            boolean isResult = line.startsWith("  = ") || line.startsWith("  ! ");
            if (!isResult && !results.isEmpty()) {
                to.add(new Case(String.join("\n", expression), String.join("\n", results)));
                expression.clear();
                results.clear();
            }
            (isResult ? results : expression).add(line);
        }
        to.add(new Case(String.join("\n", expression), String.join("\n", results)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void evaluatesAsTerraformDoes(Case one) {
        var diagnostics = new Diagnostics();
        Expression expression =
                HclParser.parseExpression(Source.of("test.tf", one.expression()), diagnostics);
        Value value = Evaluator.evaluate(expression, TestScope.INSTANCE, diagnostics);
        String actual =
                diagnostics.isEmpty() ? "  = " + Rendering.of(value) : rendered(diagnostics.list());

        assertThat(actual).isEqualTo(one.expected());
    }

    private static String rendered(List<Diagnostic> problems) {
        return problems.stream()
                .sorted(
                        Comparator.comparing(
                                p -> p.where().map(range -> range.startByte()).orElse(0)))
                .map(p ->
                        "  ! %s: %s"
                                .formatted(p.summary(), p.where().map(r -> r.text()).orElse("-")))
                .collect(Collectors.joining("\n"));
    }
}
