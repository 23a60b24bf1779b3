package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// `for k, v in c : ...`, from the word `for` to the closing bracket.
final class ForParser {
    private static final String SUMMARY = "Invalid 'for' expression";

    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;

    ForParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
    }

    /// The names before `in`.
    record Variables(@Nullable String key, String value) {}

    /// What is between the colon and the closing bracket.
    private record Result(
            @Nullable Expression key,
            Expression value,
            int ellipsis,
            @Nullable Expression condition) {
        private static final int NO_ELLIPSIS = -1;

        boolean grouped() {
            return ellipsis != NO_ELLIPSIS;
        }
    }

    Expression parse(int open, boolean object) {
        TokenKind closing = object ? CLOSE_BRACE : CLOSE_BRACKET;
        boolean before = cursor.countNewlines(false);
        Expression result =
                parseWhole(open, object, closing).orElseGet(() -> giveUp(open, closing));
        cursor.countNewlines(before);
        return result;
    }

    private Expression giveUp(int open, TokenKind closing) {
        int close = recovery.skipPast(closing);
        return new Expression.Unreadable(cursor.range(open, close));
    }

    private Optional<Expression> parseWhole(int open, boolean object, TokenKind closing) {
        cursor.read();
        Optional<Variables> variables = parseVariables(SUMMARY, open);
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        int mark = errors.mark();
        Expression collection = grammar.expressions().parse();
        if (errors.lostSince(mark)) {
            return Optional.empty();
        }
        if (!cursor.at(COLON)) {
            reportAtNext(
                    SUMMARY, "After the collection, a colon and the result are expected.", open);
            return Optional.empty();
        }
        cursor.read();
        mark = errors.mark();
        Result result = parseResult();
        if (errors.lostSince(mark)) {
            return Optional.empty();
        }
        int close = readClosing(open, closing);
        checkShape(result, object, cursor.range(open, close));
        return Optional.of(
                new Expression.For(
                        variables.get().key(),
                        variables.get().value(),
                        collection,
                        result.key(),
                        result.value(),
                        result.condition(),
                        result.grouped(),
                        cursor.range(open, close),
                        cursor.range(open),
                        cursor.range(close)));
    }

    /// `k, v in`, which a `for` directive of a template has, too. Empty, and an error, where it is
    /// something else.
    Optional<Variables> parseVariables(String summary, int open) {
        if (!cursor.at(IDENTIFIER)) {
            reportAtNext(summary, "After \"for\", the name of a variable is expected.", open);
            return Optional.empty();
        }
        String key = null;
        String value = cursor.string(cursor.read());
        if (cursor.at(COMMA)) {
            cursor.read();
            if (!cursor.at(IDENTIFIER)) {
                reportAtNext(summary, "After the comma, the name of a variable is expected.", open);
                return Optional.empty();
            }
            key = value;
            value = cursor.string(cursor.read());
        }
        if (!cursor.atWord(Keyword.IN)) {
            reportAtNext(
                    summary,
                    "After the names, the word \"in\" and the collection are expected.",
                    open);
            return Optional.empty();
        }
        cursor.read();
        return Optional.of(new Variables(key, value));
    }

    /// What it gives may be wrong, where an error made the parser lose its way.
    private Result parseResult() {
        int mark = errors.mark();
        Expression key = null;
        Expression value = grammar.expressions().parse();
        if (cursor.at(FAT_ARROW)) {
            cursor.read();
            key = value;
            value = grammar.expressions().parse();
        }
        Expression condition = null;
        int ellipsis = Result.NO_ELLIPSIS;
        if (!errors.lostSince(mark)) {
            ellipsis = cursor.at(ELLIPSIS) ? cursor.read() : Result.NO_ELLIPSIS;
            if (cursor.atWord(Keyword.IF)) {
                cursor.read();
                condition = grammar.expressions().parse();
            }
        }
        return new Result(key, value, ellipsis, condition);
    }

    private int readClosing(int open, TokenKind closing) {
        if (cursor.at(closing)) {
            return cursor.read();
        }
        reportAtNext(SUMMARY, "The expression has ended before this.", open);
        return recovery.skipPast(closing);
    }

    private void checkShape(Result result, boolean object, SourceRange whole) {
        if (object && result.key() == null) {
            errors.add(
                    SUMMARY,
                    "In braces, \"for\" gives an object, and needs a key: key => value.",
                    result.value().range(),
                    whole);
        }
        if (!object && result.key() != null) {
            errors.add(
                    SUMMARY,
                    "In brackets, \"for\" gives a tuple, which has no keys. For an object, write"
                            + " braces.",
                    result.key().range(),
                    whole);
        }
        if (!object && result.grouped()) {
            errors.add(
                    SUMMARY,
                    "In brackets, \"for\" gives a tuple, in which \"...\" groups nothing.",
                    cursor.range(result.ellipsis()),
                    whole);
        }
    }

    private void reportAtNext(String summary, String detail, int open) {
        errors.addUnlessGuessing(
                summary, detail, cursor.nextRange(), cursor.range(open, cursor.peek()));
    }
}
