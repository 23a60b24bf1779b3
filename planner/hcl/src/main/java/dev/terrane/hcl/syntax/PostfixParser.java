package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression.Literal;
import dev.terrane.hcl.syntax.Expression.SplatElement;
import dev.terrane.hcl.syntax.Expression.Template;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Terms and the steps behind them: `.name`, `[key]`, `.0`, `[*]`, `.*`.
final class PostfixParser {
    private static final String NO_NAME = "After a dot, the name of an attribute is expected.";

    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;

    PostfixParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
    }

    Expression parse() {
        return parseSteps(grammar.terms().parse());
    }

    /// All steps that follow.
    private Expression parseSteps(Expression from) {
        Chain chain = new Chain(from);
        while (true) {
            boolean more = cursor.at(DOT) || cursor.at(OPEN_BRACKET);
            if (more && chain.growsHigh() && !grammar.link(cursor.nextRange())) {
                return chain.finish();
            }
            if (cursor.at(DOT)) {
                parseDot(chain);
            } else if (cursor.at(OPEN_BRACKET)) {
                parseBracket(chain);
            } else {
                return chain.finish();
            }
        }
    }

    /// Collects constant steps, so that a long chain of them is one node.
    private static final class Chain {
        private Expression base;
        private final List<Step> steps = new ArrayList<>(4);

        Chain(Expression base) {
            this.base = base;
        }

        /// Whether the next step lies above an earlier one that is a node of its own.
        boolean growsHigh() {
            return base instanceof Expression.Index || base instanceof Expression.Splat;
        }

        void add(Step step) {
            steps.add(step);
        }

        /// Everything so far becomes part of something else.
        void replace(Expression whole) {
            base = whole;
            steps.clear();
        }

        Expression finish() {
            if (steps.isEmpty()) {
                return base;
            }
            SourceRange range = base.range().union(steps.getLast().range());
            return base instanceof Expression.ScopeTraversal(Traversal start)
                            && start.steps().isEmpty()
                    ? new Expression.ScopeTraversal(
                            new Traversal(start.root(), start.rootRange(), steps, range))
                    : new Expression.RelativeTraversal(base, steps, range);
        }
    }

    private void parseDot(Chain chain) {
        int dot = cursor.read();
        switch (cursor.kind()) {
            case IDENTIFIER -> chain.add(attribute(dot, cursor.read()));
            case NUMBER -> parseLegacyIndex(chain, dot);
            case STAR -> parseAttributeSplat(chain, dot);
            default -> {
                errors.add("Invalid attribute name", NO_NAME, cursor.nextRange());
                errors.startGuessing();
                SourceRange range = chain.finish().range().union(cursor.range(dot));
                chain.replace(new Expression.Unreadable(range));
            }
        }
    }

    private Step attribute(int dot, int name) {
        return new AttributeStep(cursor.string(name), cursor.range(dot, name));
    }

    /// `.0` after a term, which means `[0]`.
    private void parseLegacyIndex(Chain chain, int dot) {
        int number = cursor.read();
        SourceRange range = cursor.range(dot, number);
        legacyKey(number)
                .ifPresentOrElse(
                        key -> chain.add(new IndexStep(key, range)),
                        () -> chain.replace(unreadableIndex(chain, range)));
    }

    private static Expression unreadableIndex(Chain chain, SourceRange range) {
        return new Expression.Unreadable(chain.finish().range().union(range));
    }

    /// Empty, and an error, for `0.1`: the scanner took two indexes for one number.
    private Optional<Value> legacyKey(int number) {
        String text = cursor.string(number);
        int point = text.indexOf('.');
        if (point < 0) {
            return grammar.terms().number(number);
        }
        errors.add(
                "Invalid legacy index syntax",
                "Indexes after a dot cannot follow each other. Write brackets: [%s][%s]."
                        .formatted(text.substring(0, point), text.substring(point + 1)),
                cursor.range(number));
        return Optional.empty();
    }

    /// `.*` and the attributes behind it. Indexes in brackets belong to the result.
    private void parseAttributeSplat(Chain chain, int dot) {
        int star = cursor.read();
        Expression collection = chain.finish();
        SourceRange marker = cursor.range(dot, star);
        SplatElement element = new SplatElement(marker);
        int firstStep = cursor.peek();
        List<Step> steps = new ArrayList<>();
        while (cursor.at(DOT)) {
            if (!parseSplatStep(star, steps)) {
                errors.startGuessing();
                return;
            }
        }
        Expression each = element;
        if (!steps.isEmpty()) {
            SourceRange range = cursor.range(firstStep, cursor.previous());
            each = new Expression.RelativeTraversal(element, steps, range);
        }
        SourceRange whole = collection.range().union(cursor.range(cursor.previous()));
        chain.replace(new Expression.Splat(collection, each, element, whole, marker));
    }

    private boolean parseSplatStep(int star, List<Step> steps) {
        int dot = cursor.read();
        if (cursor.at(IDENTIFIER)) {
            steps.add(attribute(dot, cursor.read()));
            return true;
        }
        if (cursor.at(NUMBER)) {
            int number = cursor.read();
            SourceRange range = cursor.range(dot, number);
            legacyKey(number).ifPresent(key -> steps.add(new IndexStep(key, range)));
            return true;
        }
        if (cursor.at(STAR)) {
            errors.addUnlessGuessing(
                    "Nested splat expression not allowed",
                    "After \".*\", only attributes can follow. For a splat in a splat, write"
                            + " \"[*]\".",
                    cursor.nextRange());
        } else {
            errors.addUnlessGuessing("Invalid attribute name", NO_NAME, cursor.range(star));
        }
        return false;
    }

    private void parseBracket(Chain chain) {
        int open = cursor.read();
        if (cursor.at(STAR)) {
            parseFullSplat(chain, open);
        } else {
            parseIndex(chain, open);
        }
    }

    /// `[*]`: all that follows is applied to each element.
    private void parseFullSplat(Chain chain, int open) {
        cursor.read();
        boolean closed = cursor.at(CLOSE_BRACKET);
        int close = cursor.read();
        if (!closed && !errors.guessing()) {
            close = grammar.recovery().skipPast(CLOSE_BRACKET);
            errors.add(
                    "Missing close bracket on splat index",
                    "Right after the star, the closing bracket is expected, and not only here.",
                    cursor.range(close),
                    cursor.range(open, close));
        }
        Expression collection = chain.finish();
        SourceRange marker = cursor.range(open, close);
        if (!grammar.descend(marker)) {
            return;
        }
        SplatElement element = new SplatElement(marker);
        Expression each = parseSteps(element);
        grammar.ascend();
        SourceRange range = collection.range().union(each.range());
        chain.replace(new Expression.Splat(collection, each, element, range, marker));
    }

    private void parseIndex(Chain chain, int open) {
        boolean before = cursor.countNewlines(false);
        int mark = errors.mark();
        Expression key = grammar.expressions().parse();
        int close = errors.lostSince(mark) ? skipPastBracket() : readBracket(open);
        cursor.countNewlines(before);
        SourceRange brackets = cursor.range(open, close);
        constant(key)
                .ifPresentOrElse(
                        constant -> chain.add(new IndexStep(constant, brackets)),
                        () -> chain.replace(index(chain, key, open, brackets)));
    }

    private int skipPastBracket() {
        return grammar.recovery().skipPast(CLOSE_BRACKET);
    }

    /// The error is reported where a closing bracket was found after all, or the file ended; its
    /// context begins at the opening one.
    private int readBracket(int open) {
        boolean closed = cursor.at(CLOSE_BRACKET);
        int close = cursor.read();
        if (closed || errors.guessing()) {
            return close;
        }
        int found = skipPastBracket();
        errors.add(
                "Missing close bracket on index",
                "After the key of an index, its closing bracket is expected, and not only here.",
                cursor.range(found),
                cursor.range(open, found));
        return found;
    }

    private Expression index(Chain chain, Expression key, int open, SourceRange brackets) {
        Expression collection = chain.finish();
        return new Expression.Index(
                collection, key, collection.range().union(brackets), cursor.range(open), brackets);
    }

    /// The key, where it is a number or a string without sequences.
    private static Optional<Value> constant(Expression key) {
        if (key instanceof Literal(Value value, _) && value instanceof Value.NumberValue) {
            return Optional.of(value);
        }
        if (!(key instanceof Template template) || template.parts().size() > 1) {
            return Optional.empty();
        }
        if (template.parts().isEmpty()) {
            return Optional.of(Value.string(""));
        }
        return template.parts().getFirst() instanceof Literal(Value value, _)
                        && value instanceof Value.StringValue
                ? Optional.of(value)
                : Optional.empty();
    }
}
