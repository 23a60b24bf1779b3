package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// An expression of the language, as it stands in the text. Every kind has its exact range.
public sealed interface Expression {

    SourceRange range();

    /// `5`, `true`, `null`; in a template, a piece of literal text.
    record Literal(Value value, SourceRange range) implements Expression {}

    /// `"a ${b} c"` or a heredoc. A template of one literal part is still a template, and its value
    /// a string; of no parts, the empty string.
    record Template(List<Expression> parts, SourceRange range) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /// `"${b}"`: an interpolation alone, which keeps the type of what it wraps.
    record TemplateWrap(Expression wrapped, SourceRange range) implements Expression {}

    /// `%{for x in xs}...%{endfor}`: the texts of all iterations, joined. The wrapped expression is
    /// a [For] that gives a tuple of strings.
    record TemplateJoin(Expression wrapped, SourceRange range) implements Expression {}

    /// `(a)`.
    record Parentheses(Expression inner, SourceRange range) implements Expression {}

    /// `[a, b]`.
    record Tuple(List<Expression> elements, SourceRange range, SourceRange openRange)
            implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /// `{ a = b, (c) = d }`.
    record ObjectLiteral(List<Item> items, SourceRange range, SourceRange openRange)
            implements Expression {
        public record Item(Expression key, Expression value) {}

        public ObjectLiteral {
            items = List.copyOf(items);
        }
    }

    /// A key of an object: `a` means the name and not the variable, unless it is in parentheses.
    /// A bare traversal of several steps (`a.b = 1`) is an error that evaluation reports.
    record ObjectKey(Expression wrapped, boolean parenthesized, SourceRange range)
            implements Expression {
        /// The name, where the key is a bare one.
        public Optional<String> bareName() {
            return !parenthesized
                            && wrapped instanceof ScopeTraversal bare
                            && bare.traversal().steps().isEmpty()
                    ? Optional.of(bare.traversal().root())
                    : Optional.empty();
        }
    }

    /// `[for v in c : v if w]` or `{for k, v in c : k => v...}`.
    ///
    /// @param key of the result, in the object form alone
    /// @param grouped whether the value ended in `...`
    record For(
            @Nullable String keyVariable,
            String valueVariable,
            Expression collection,
            @Nullable Expression key,
            Expression value,
            @Nullable Expression condition,
            boolean grouped,
            SourceRange range,
            SourceRange openRange,
            SourceRange closeRange)
            implements Expression {
        public boolean givesObject() {
            return key != null;
        }
    }

    /// `c ? a : b`; also `%{if c}a%{else}b%{endif}`.
    record Conditional(
            Expression condition, Expression whenTrue, Expression whenFalse, SourceRange range)
            implements Expression {}

    /// `a + b`.
    record Binary(
            BinaryOperator operator,
            Expression left,
            Expression right,
            SourceRange range,
            SourceRange operatorRange)
            implements Expression {}

    /// `!a`, `-a`.
    record Unary(
            UnaryOperator operator,
            Expression operand,
            SourceRange range,
            SourceRange operatorRange)
            implements Expression {}

    /// `f(a, b...)`, `provider::aws::f(a)`.
    ///
    /// @param name with its namespaces, joined by `::`
    /// @param expandFinal whether the last argument ended in `...`
    record Call(
            String name,
            SourceRange nameRange,
            List<Expression> arguments,
            boolean expandFinal,
            SourceRange openRange,
            SourceRange closeRange,
            SourceRange range)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// `var.a[0].b`: a name of the scope, and constant steps from there.
    record ScopeTraversal(Traversal traversal) implements Expression {
        @Override
        public SourceRange range() {
            return traversal.range();
        }
    }

    /// `f(x).a[0]`: constant steps from any other expression.
    record RelativeTraversal(Expression from, List<Traversal.Step> steps, SourceRange range)
            implements Expression {
        public RelativeTraversal {
            steps = List.copyOf(steps);
        }
    }

    /// `a[k]`, where the key is not constant.
    record Index(
            Expression collection,
            Expression key,
            SourceRange range,
            SourceRange openRange,
            SourceRange bracketRange)
            implements Expression {}

    /// `a[*].b[0]` or `a.*.b[0]`: what follows the star is applied to each element; the element is
    /// the [SplatElement] at the bottom of `each`, the very same object.
    ///
    /// In the attribute-only form (`.*.`) index steps behind it are not part of `each`.
    record Splat(
            Expression collection,
            Expression each,
            SplatElement element,
            SourceRange range,
            SourceRange markerRange)
            implements Expression {}

    /// The element that a [Splat] is at. A class, not a record: it is known by identity, as splats
    /// may be nested.
    final class SplatElement implements Expression {
        private final SourceRange range;

        public SplatElement(SourceRange range) {
            this.range = range;
        }

        @Override
        public SourceRange range() {
            return range;
        }
    }

    /// What stands where the text could not be read; the error was reported already, and
    /// evaluation gives an unknown value without a further one.
    record Unreadable(SourceRange range) implements Expression {}

    /// A JSON value, whose strings are templates.
    record Json(JsonValue value) implements Expression {
        @Override
        public SourceRange range() {
            return value.range();
        }
    }

    default Source source() {
        return range().source();
    }
}
