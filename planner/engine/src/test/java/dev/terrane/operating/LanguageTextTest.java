package dev.terrane.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[1, \"two\", null, true]",
                "{}",
                "[]",
                "\"$${a} %%{b} \\\"c\\\" \\\\ \\n\"",
                """
                {
                  a     = [1, "two", null, true]
                  "b c" = {}
                }\
                """,
                """
                {
                  a = {
                    b = [{
                      c = 1
                    }]
                  }
                }\
                """
            })
    void writesAnExpressionInItsCanonicalForm(String expression) {
        assertThat(new LanguageText().expression(value(expression))).isEqualTo(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a = 1\nlonger = {\n  b = true\n}\n"})
    void writesAndReadsVariables(String variables) {
        var text = new LanguageText();
        assertThat(text.variables(text.readVariables(variables))).isEqualTo(variables);
    }

    private static Value value(String expression) {
        var problems = new Diagnostics();
        var file = HclParser.parse(Source.of("test", "a = " + expression + "\n"), problems);
        Value value =
                Evaluator.evaluateConstant(
                        file.body().attributes(problems).values().iterator().next().expression(),
                        problems);
        assertThat(problems.list()).isEmpty();
        return value;
    }
}
