package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Expressions that are looked at and not evaluated: `depends_on = [aws_vpc.a]`, `type = list(any)`.
///
/// In the JSON syntax they are strings that hold what would stand there in the native syntax.
/// Parentheses and quotes make an expression one that is meant to be evaluated, and nothing is
/// returned for it.
public final class StaticExpressions {
    private StaticExpressions() {}

    /// `f(a, b)`.
    ///
    /// @param argumentsRange from the opening parenthesis to the closing one
    public record StaticCall(
            String name,
            SourceRange nameRange,
            List<Expression> arguments,
            SourceRange argumentsRange) {
        public StaticCall {
            arguments = List.copyOf(arguments);
        }
    }

    /// One `key = value` of an object; neither is evaluated.
    public record Pair(Expression key, Expression value) {}

    /// A name and constant steps: `aws_vpc.a["k"]`. `true`, `false` and `null` count as names.
    public static Optional<Traversal> asTraversal(Expression expression) {
        return switch (expression) {
            case Expression.ScopeTraversal e -> Optional.of(e.traversal());
            case Expression.RelativeTraversal e ->
                    asTraversal(e.from()).map(from -> longer(from, e));
            case Expression.ObjectKey e ->
                    e.parenthesized() ? Optional.empty() : asTraversal(e.wrapped());
            case Expression.Literal e -> keywordOf(e).map(word -> bare(word, e.range()));
            case Expression.Json e -> JsonExpressions.asTraversal(e.value());
            default -> Optional.empty();
        };
    }

    private static Traversal longer(Traversal from, Expression.RelativeTraversal further) {
        List<Traversal.Step> steps = new ArrayList<>(from.steps());
        steps.addAll(further.steps());
        return new Traversal(from.root(), from.rootRange(), steps, further.range());
    }

    private static Traversal bare(String word, SourceRange range) {
        return new Traversal(word, range, List.of(), range);
    }

    /// The word that a literal is written as, where it is one.
    static Optional<String> keywordOf(Expression.Literal literal) {
        return switch (literal.value()) {
            case Value.BoolValue truth -> Optional.of(truth.truth() ? "true" : "false");
            case Value.NullValue none -> Optional.of("null");
            default -> Optional.empty();
        };
    }

    /// A single word: `all`, `string`.
    public static Optional<String> asKeyword(Expression expression) {
        return asTraversal(expression)
                .filter(traversal -> traversal.steps().isEmpty())
                .map(Traversal::root);
    }

    /// `[a, b]`.
    public static Optional<List<Expression>> asList(Expression expression) {
        return switch (expression) {
            case Expression.Tuple e -> Optional.of(e.elements());
            case Expression.Json e -> JsonExpressions.asList(e.value());
            default -> Optional.empty();
        };
    }

    /// `{ a = b }`.
    public static Optional<List<Pair>> asMap(Expression expression) {
        return switch (expression) {
            case Expression.ObjectLiteral e ->
                    Optional.of(e.items().stream().map(i -> new Pair(i.key(), i.value())).toList());
            case Expression.Json e -> JsonExpressions.asMap(e.value());
            default -> Optional.empty();
        };
    }

    /// `f(a, b)`.
    public static Optional<StaticCall> asCall(Expression expression) {
        return switch (expression) {
            case Expression.Call e ->
                    Optional.of(
                            new StaticCall(
                                    e.name(),
                                    e.nameRange(),
                                    e.arguments(),
                                    e.openRange().union(e.closeRange())));
            case Expression.Json e ->
                    JsonExpressions.asNative(e.value()).flatMap(StaticExpressions::asCall);
            default -> Optional.empty();
        };
    }
}
