package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Value;

import java.util.List;
import java.util.stream.Collectors;

/// Trees and problems as short texts, for comparison.
final class TreeDump {
    private TreeDump() {}

    static String body(Body body) {
        NativeBody items = (NativeBody) body;
        StringBuilder out = new StringBuilder();
        items.attributesByName()
                .forEach((name, attribute) ->
                        out.append(name)
                                .append(" = ")
                                .append(expression(attribute.expression()))
                                .append('\n'));
        for (Block block : items.blocks()) {
            out.append(block.type());
            block.labels().forEach(label -> out.append(" '").append(label.text()).append('\''));
            out.append(" {\n").append(body(block.body()).indent(2)).append("}\n");
        }
        return out.toString();
    }

    static String expression(Expression expression) {
        return switch (expression) {
            case Expression.Literal e -> value(e.value());
            case Expression.Template e -> "(template" + all(e.parts()) + ")";
            case Expression.TemplateWrap e -> "(wrap " + expression(e.wrapped()) + ")";
            case Expression.TemplateJoin e -> "(join " + expression(e.wrapped()) + ")";
            case Expression.Parentheses e -> "(" + expression(e.inner()) + ")";
            case Expression.Tuple e -> "(tuple" + all(e.elements()) + ")";
            case Expression.ObjectLiteral e ->
                    "(object"
                            + e.items().stream()
                                    .map(item ->
                                            " "
                                                    + expression(item.key())
                                                    + "="
                                                    + expression(item.value()))
                                    .collect(Collectors.joining())
                            + ")";
            case Expression.ObjectKey e -> e.bareName().orElseGet(() -> expression(e.wrapped()));
            case Expression.For e -> loop(e);
            case Expression.Conditional e ->
                    "(if" + all(List.of(e.condition(), e.whenTrue(), e.whenFalse())) + ")";
            case Expression.Binary e ->
                    "(" + e.operator().symbol() + all(List.of(e.left(), e.right())) + ")";
            case Expression.Unary e ->
                    "(" + e.operator().symbol() + all(List.of(e.operand())) + ")";
            case Expression.Call e ->
                    "("
                            + e.name()
                            + "()"
                            + all(e.arguments())
                            + (e.expandFinal() ? "..." : "")
                            + ")";
            case Expression.ScopeTraversal e -> traversal(e.traversal());
            case Expression.RelativeTraversal e -> expression(e.from()) + steps(e.steps());
            case Expression.Index e -> "(index" + all(List.of(e.collection(), e.key())) + ")";
            case Expression.Splat e ->
                    "(splat " + expression(e.collection()) + " " + expression(e.each()) + ")";
            case Expression.SplatElement _ -> "@";
            case Expression.Unreadable _ -> "(unreadable)";
            case Expression.Json _ -> "(json)";
        };
    }

    private static String loop(Expression.For e) {
        return "(for "
                + (e.keyVariable() == null ? "" : e.keyVariable() + " ")
                + e.valueVariable()
                + " "
                + expression(e.collection())
                + (e.key() == null ? "" : " " + expression(e.key()) + " =>")
                + " "
                + expression(e.value())
                + (e.grouped() ? "..." : "")
                + (e.condition() == null ? "" : " if " + expression(e.condition()))
                + ")";
    }

    static String traversal(Traversal traversal) {
        return traversal.root() + steps(traversal.steps());
    }

    private static String steps(List<Traversal.Step> steps) {
        return steps.stream()
                .map(step ->
                        switch (step) {
                            case Traversal.AttributeStep s -> "." + s.name();
                            case Traversal.IndexStep s -> "[" + value(s.key()) + "]";
                        })
                .collect(Collectors.joining());
    }

    private static String all(List<? extends Expression> expressions) {
        return expressions.stream().map(e -> " " + expression(e)).collect(Collectors.joining());
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.StringValue v ->
                    "'" + v.text().replace("\n", "\\n").replace("\r", "\\r") + "'";
            case Value.NumberValue v -> v.number().toString();
            case Value.BoolValue v -> String.valueOf(v.truth());
            default -> "null";
        };
    }

    /// `3 Invalid expression; 4 Attribute redefined`.
    static String problems(Diagnostics diagnostics) {
        return diagnostics.list().stream().map(TreeDump::problem).collect(Collectors.joining("; "));
    }

    private static String problem(Diagnostic problem) {
        return problem.where().map(range -> range.start().line() + " ").orElse("")
                + problem.summary();
    }
}
