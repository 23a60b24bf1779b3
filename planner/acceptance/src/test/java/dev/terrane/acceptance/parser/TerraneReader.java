package dev.terrane.acceptance.parser;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.File;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.math.BigDecimal;
import java.util.Optional;

/// Ours.
final class TerraneReader implements LanguageReader {
    @Override
    public File read(String text) {
        return HclParser.parse(Source.of("file.tf", text), new Diagnostics());
    }

    @Override
    public boolean accepts(String text) {
        Diagnostics diagnostics = new Diagnostics();
        HclParser.parse(Source.of("file.tf", text), diagnostics);
        return !diagnostics.hasErrors();
    }

    @Override
    public Optional<BigDecimal> number(String expression) {
        return switch (json(expression)) {
            case "true" -> Optional.of(BigDecimal.ONE);
            case "false" -> Optional.of(BigDecimal.ZERO);
            case String number -> Optional.of(new BigDecimal(number));
        };
    }

    @Override
    public boolean holdsForBody(String expression, String body, String value) {
        return json(expression).equals(value);
    }

    private static String json(String expression) {
        Diagnostics diagnostics = new Diagnostics();
        Value value =
                Evaluator.evaluateConstant(
                        HclParser.parseExpression(Source.of("expression", expression), diagnostics),
                        diagnostics);
        return JsonText.of(value);
    }
}
