package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Arguments that name things and are not evaluated. Names in quotes, as they were written before
/// Terraform 0.12, are understood, with a warning.
final class StaticReferences {
    private StaticReferences() {}

    /// `[a.b, c.d]`.
    static List<Traversal> list(Attribute attribute, Diagnostics diagnostics) {
        List<Traversal> references = new ArrayList<>();
        for (Expression element : elements(attribute.expression(), diagnostics)) {
            unquoted(element, "reference", diagnostics).ifPresent(references::add);
        }
        return references;
    }

    static List<Expression> elements(Expression expression, Diagnostics diagnostics) {
        Optional<List<Expression>> elements = StaticExpressions.asList(expression);
        if (elements.isEmpty()) {
            diagnostics.error(
                    "Invalid expression",
                    "Here a list is expected: put what stands here in brackets.",
                    expression.range());
        }
        return elements.orElse(List.of());
    }

    static List<Pair> pairs(Expression expression, Diagnostics diagnostics) {
        Optional<List<Pair>> pairs = StaticExpressions.asMap(expression);
        if (pairs.isEmpty()) {
            diagnostics.error(
                    "Invalid expression",
                    "Here a map is expected: name = value pairs in braces.",
                    expression.range());
        }
        return pairs.orElse(List.of());
    }

    static Optional<Traversal> traversal(Expression expression, Diagnostics diagnostics) {
        Optional<Traversal> traversal = StaticExpressions.asTraversal(expression);
        if (traversal.isEmpty() && !(expression instanceof Expression.Unreadable)) {
            diagnostics.error(
                    "Invalid expression",
                    "Here a name is expected that nothing has to be computed for, such as aws_vpc.main.",
                    expression.range());
        }
        return traversal;
    }

    /// The same; quotes around it are passed over.
    static Optional<Traversal> unquoted(
            Expression expression, String kind, Diagnostics diagnostics) {
        Optional<String> quoted = quoted(expression);
        if (quoted.isEmpty()) {
            return traversal(expression, diagnostics);
        }
        diagnostics.warning(
                "Quoted %ss are deprecated".formatted(kind),
                "Write the %s without quotes.".formatted(kind),
                expression.range());
        return traversal(quoted.get(), expression.range(), diagnostics);
    }

    private static Optional<Traversal> traversal(
            String text, SourceRange range, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        Optional<Traversal> parsed =
                HclParser.parseTraversal(Source.of(range.filename(), text), problems);
        if (problems.hasErrors() || parsed.isEmpty()) {
            diagnostics.error(
                    "Invalid expression", "\"%s\" is no name of anything.".formatted(text), range);
            return Optional.empty();
        }
        return parsed.map(traversal -> moved(traversal, range));
    }

    /// The same steps, all of them at one place.
    private static Traversal moved(Traversal traversal, SourceRange range) {
        List<Traversal.Step> steps = new ArrayList<>();
        for (Traversal.Step step : traversal.steps()) {
            steps.add(
                    switch (step) {
                        case Traversal.AttributeStep a ->
                                new Traversal.AttributeStep(a.name(), range);
                        case Traversal.IndexStep i -> new Traversal.IndexStep(i.key(), range);
                    });
        }
        return new Traversal(traversal.root(), range, steps, range);
    }

    /// The text of a string in the native syntax that has no interpolations.
    static Optional<String> quoted(Expression expression) {
        Expression inner =
                expression instanceof Expression.ObjectKey key && !key.parenthesized()
                        ? key.wrapped()
                        : expression;
        return inner instanceof Expression.Template template
                        && template.parts().size() == 1
                        && template.parts().getFirst() instanceof Expression.Literal literal
                        && literal.value() instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /// A JSON string as the expression that it holds; other expressions as they are.
    static Optional<Expression> toNative(Expression expression, Diagnostics diagnostics) {
        if (!(expression instanceof Expression.Json json)) {
            return Optional.of(expression);
        }
        if (!(json.value() instanceof JsonValue.StringValue string)) {
            diagnostics.error(
                    "Invalid reference expression",
                    "Here a string is expected that holds a reference.",
                    expression.range());
            return Optional.empty();
        }
        Diagnostics problems = new Diagnostics();
        Expression parsed = string.text().expression(problems);
        diagnostics.addAll(problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(parsed);
    }
}
