package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.TemplatePart.If;
import dev.terrane.hcl.syntax.TemplatePart.Interpolation;
import dev.terrane.hcl.syntax.TemplatePart.Loop;
import dev.terrane.hcl.syntax.TemplatePart.Marker;
import dev.terrane.hcl.syntax.TemplatePart.Text;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Matches the directives of a template with their ends, and makes expressions of both.
final class TemplateTree {
    private final Grammar grammar;
    private final List<TemplatePart> parts;
    private final SourceRange end;
    private int at;

    /// @param end the closing delimiter
    TemplateTree(Grammar grammar, List<TemplatePart> parts, SourceRange end) {
        this.grammar = grammar;
        this.parts = parts;
        this.end = end;
    }

    List<Expression> build() {
        List<Expression> result = new ArrayList<>(parts.size());
        while (!atEnd()) {
            result.add(buildNext());
        }
        return result;
    }

    private boolean atEnd() {
        return at == parts.size();
    }

    private Expression buildNext() {
        return switch (parts.get(at++)) {
            case Text text ->
                    new Expression.Literal(
                            Value.string(text.content()), text.range(grammar.cursor().text()));
            case Interpolation interpolation -> interpolation.expression();
            case If open -> nested(open.range(), () -> buildIf(open));
            case Loop open -> nested(open.range(), () -> buildLoop(open));
            case Marker marker ->
                    unexpected(marker, "No directive is open here that this one belongs to.");
        };
    }

    private Expression nested(SourceRange where, Supplier<Expression> inner) {
        if (!grammar.descend(where)) {
            at = parts.size();
            return new Expression.Unreadable(where);
        }
        Expression result = inner.get();
        grammar.ascend();
        return result;
    }

    private Expression buildIf(If open) {
        List<Expression> whenTrue = new ArrayList<>();
        List<Expression> whenFalse = new ArrayList<>();
        boolean inElse = false;
        while (!atEnd()) {
            if (!(parts.get(at) instanceof Marker marker)) {
                (inElse ? whenFalse : whenTrue).add(buildNext());
                continue;
            }
            at++;
            if (marker.word() == Keyword.ENDIF) {
                return conditional(open, whenTrue, whenFalse, marker);
            }
            if (marker.word() != Keyword.ELSE) {
                return unexpected(marker, "The \"if\" of " + open.range() + " has to end first.");
            }
            if (inElse) {
                return unexpected(
                        marker, "The \"if\" of " + open.range() + " has an \"else\" already.");
            }
            inElse = true;
        }
        return unclosed("if", "endif", open.range());
    }

    private static Expression conditional(
            If open, List<Expression> whenTrue, List<Expression> whenFalse, Marker close) {
        SourceRange start = open.range();
        return new Expression.Conditional(
                open.condition(),
                template(whenTrue, start.source().range(start.endByte(), start.endByte())),
                template(whenFalse, beginningOf(close.range())),
                start.union(close.range()));
    }

    private static SourceRange beginningOf(SourceRange range) {
        return range.source().range(range.startByte(), range.startByte());
    }

    private Expression buildLoop(Loop open) {
        List<Expression> content = new ArrayList<>();
        while (!atEnd()) {
            if (!(parts.get(at) instanceof Marker marker)) {
                content.add(buildNext());
                continue;
            }
            at++;
            if (marker.word() == Keyword.ENDFOR) {
                return join(open, content, marker);
            }
            return unexpected(
                    marker,
                    marker.word() == Keyword.ELSE
                            ? "A \"for\" has no \"else\"."
                            : "The \"for\" of " + open.range() + " has to end first.");
        }
        return unclosed("for", "endfor", open.range());
    }

    private static Expression join(Loop open, List<Expression> content, Marker close) {
        SourceRange start = open.range();
        SourceRange whole = start.union(close.range());
        Expression each = template(content, start.source().range(start.endByte(), start.endByte()));
        Expression loop =
                new Expression.For(
                        open.variables().key(),
                        open.variables().value(),
                        open.collection(),
                        null,
                        each,
                        null,
                        false,
                        whole,
                        start,
                        close.range());
        return new Expression.TemplateJoin(loop, whole);
    }

    private static Expression template(List<Expression> parts, SourceRange ifEmpty) {
        return new Expression.Template(
                parts,
                parts.isEmpty()
                        ? ifEmpty
                        : parts.getFirst().range().union(parts.getLast().range()));
    }

    private Expression unexpected(Marker marker, String detail) {
        grammar.errors()
                .add("Unexpected " + marker.word().word() + " directive", detail, marker.range());
        return new Expression.Unreadable(marker.range());
    }

    private Expression unclosed(String word, String closing, SourceRange open) {
        grammar.errors()
                .add(
                        "Unexpected end of template",
                        "The \"%s\" of %s has no \"%s\".".formatted(word, open, closing),
                        end);
        return new Expression.Unreadable(end);
    }
}
