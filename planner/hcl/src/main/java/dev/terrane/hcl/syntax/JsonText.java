package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A string of a JSON file, which may hold a piece of the native syntax: a template, an expression
/// (a type) or a traversal (a reference). Ranges in what is read from it point into the file,
/// escapes and all.
///
/// Nothing is read before somebody asks, because most strings are plain.
public final class JsonText {
    private final String text;
    private final SourceRange range;
    private @Nullable Parsed template;

    private record Parsed(Expression expression, List<Diagnostic> problems) {}

    JsonText(String text, SourceRange range) {
        this.text = text;
        this.range = range;
    }

    /// Without quotes and escapes.
    public String text() {
        return text;
    }

    /// With the quotes.
    public SourceRange range() {
        return range;
    }

    /// The string as a template: what it means in an expression. It is parsed once, and its
    /// problems are reported to each who asks.
    public Expression template(Diagnostics diagnostics) {
        Parsed known = template;
        if (known == null) {
            known = parse(HclParser::parseTemplate);
            template = known;
        }
        diagnostics.addAll(known.problems());
        return known.expression();
    }

    /// The string as an expression without `${`: a type constraint, say.
    public Expression expression(Diagnostics diagnostics) {
        Parsed parsed = parse(HclParser::parseExpression);
        diagnostics.addAll(parsed.problems());
        return parsed.expression();
    }

    /// The string as a reference.
    public Optional<Traversal> traversal(Diagnostics diagnostics) {
        return HclParser.parseTraversal(nativeText(), diagnostics);
    }

    private Parsed parse(BiFunction<SourceText, Diagnostics, Expression> parser) {
        Diagnostics problems = new Diagnostics();
        Expression expression = parser.apply(nativeText(), problems);
        return new Parsed(expression, problems.list());
    }

    private SourceText nativeText() {
        return JsonStrings.content(range);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonText that && text.equals(that.text) && range.equals(that.range);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
