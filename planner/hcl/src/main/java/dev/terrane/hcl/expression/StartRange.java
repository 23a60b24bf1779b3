package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

/// The token that an expression is pointed at by, where it is too long to be shown as a whole.
final class StartRange {
    private StartRange() {}

    static SourceRange of(Expression expression) {
        return switch (expression) {
            case Expression.Parentheses e -> of(e.inner());
            case Expression.Binary e -> of(e.left());
            case Expression.Unary e -> e.operatorRange();
            case Expression.Conditional e -> of(e.condition());
            case Expression.Index e -> e.openRange();
            case Expression.Splat e -> e.markerRange();
            case Expression.Call e -> e.nameRange().union(e.openRange());
            case Expression.Tuple e -> e.openRange();
            case Expression.ObjectLiteral e -> e.openRange();
            case Expression.ObjectKey e -> of(e.wrapped());
            case Expression.For e -> e.openRange();
            case Expression.TemplateJoin e -> of(e.wrapped());
            case Expression.Template e ->
                    e.parts().isEmpty() ? e.range() : of(e.parts().getFirst());
            case Expression.Literal e -> e.range();
            case Expression.TemplateWrap e -> e.range();
            case Expression.ScopeTraversal e -> e.range();
            case Expression.RelativeTraversal e -> e.range();
            case Expression.SplatElement e -> e.range();
            case Expression.Unreadable e -> e.range();
            case Expression.Json e -> e.range();
        };
    }
}
