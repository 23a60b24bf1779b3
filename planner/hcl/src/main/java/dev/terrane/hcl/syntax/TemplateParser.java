package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;

import java.util.ArrayList;
import java.util.List;

/// Templates: strings in quotes, heredocs, and files.
///
/// It is done in steps: tokens become [TemplatePart]s ([#parseParts]), a flush heredoc loses its
/// indentation ([HeredocIndentation]), neighbouring texts are joined, and [TemplateTree] matches
/// directives with their ends.
final class TemplateParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;

    TemplateParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
    }

    /// A string in quotes or a heredoc, with its delimiters.
    Expression parseString() {
        TokenKind opening = cursor.kind();
        int open = cursor.read();
        boolean flush = opening == OPEN_HEREDOC && isFlush(open);
        List<TemplatePart> parts = parseParts(Recovery.closingOf(opening), flush);
        int close = cursor.previous();
        return assemble(parts, cursor.range(open, close), cursor.range(close));
    }

    /// A text that is a template from the first byte to the last.
    Expression parseFile() {
        int first = cursor.peek();
        List<TemplatePart> parts = parseParts(END_OF_FILE, false);
        int last = cursor.previous();
        return assemble(parts, cursor.range(first, last), cursor.range(last));
    }

    private boolean isFlush(int open) {
        return cursor.text().bytes()[cursor.start(open) + 2] == '-';
    }

    private Expression assemble(List<TemplatePart> parts, SourceRange whole, SourceRange end) {
        List<Expression> tree = new TemplateTree(grammar, parts, end).build();
        return parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Interpolation only
                ? new Expression.TemplateWrap(only.expression(), whole)
                : new Expression.Template(tree, whole);
    }

    /// From behind the opening delimiter to behind the closing one.
    private List<TemplatePart> parseParts(TokenKind closing, boolean flush) {
        Parts parts = new Parts();
        boolean more = true;
        while (more) {
            more = parsePart(closing, parts);
        }
        if (flush) {
            HeredocIndentation.remove(parts.list);
        }
        return joined(parts.list);
    }

    private static final class Parts {
        final List<TemplatePart> list = new ArrayList<>(4);

        /// Whether the sequence before ended in `~}`.
        boolean trimNext;

        /// Whether the token before was text, so that `${~` may trim it.
        boolean canTrimPrevious;

        void addText(TemplatePart.Text text) {
            if (trimNext) {
                text.trimStart();
            }
            list.add(text);
            trimNext = false;
            canTrimPrevious = true;
        }

        void beginSequence(boolean trims) {
            if (trims && canTrimPrevious && list.getLast() instanceof TemplatePart.Text text) {
                text.trimEnd();
            }
            trimNext = false;
            canTrimPrevious = false;
        }
    }

    private boolean parsePart(TokenKind closing, Parts parts) {
        TokenKind kind = cursor.kind();
        if (kind == closing) {
            cursor.read();
            return false;
        }
        switch (kind) {
            case QUOTED_TEXT, BARE_TEXT -> parts.addText(readText(kind));
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> parseSequence(kind, closing, parts);
            default -> {
                errors.addUnlessGuessing(
                        "Unterminated template string",
                        "The string has no end: its closing delimiter is missing.",
                        cursor.nextRange());
                cursor.read();
                recovery.skipPast(closing);
                return false;
            }
        }
        return true;
    }

    private TemplatePart.Text readText(TokenKind kind) {
        int token = cursor.read();
        int start = cursor.start(token);
        int end = cursor.end(token);
        String content =
                kind == QUOTED_TEXT
                        ? Escapes.quoted(cursor.text(), start, end, errors)
                        : Escapes.bare(cursor.text(), start, end);
        return new TemplatePart.Text(content, start, end);
    }

    private void parseSequence(TokenKind kind, TokenKind closing, Parts parts) {
        int open = cursor.read();
        parts.beginSequence(hasTilde(open, cursor.end(open) - 1));
        boolean before = cursor.countNewlines(false);
        if (kind == OPEN_INTERPOLATION) {
            parseInterpolation(open, closing, parts);
        } else {
            new DirectiveParser(grammar, open).parse().ifPresent(parts.list::add);
        }
        int close = cursor.previous();
        parts.trimNext =
                cursor.kind(close) == CLOSE_SEQUENCE && hasTilde(close, cursor.start(close));
        cursor.countNewlines(before);
    }

    private boolean hasTilde(int token, int place) {
        return cursor.end(token) - cursor.start(token) > 1 && cursor.text().bytes()[place] == '~';
    }

    private void parseInterpolation(int open, TokenKind closing, Parts parts) {
        Expression expression = grammar.expressions().parse();
        parts.list.add(new TemplatePart.Interpolation(expression));
        if (cursor.at(CLOSE_SEQUENCE)) {
            cursor.read();
        } else {
            reportNoClose(open, closing);
            recovery.skipPast(CLOSE_SEQUENCE);
        }
    }

    private void reportNoClose(int open, TokenKind closing) {
        boolean stringEnds =
                closing == CLOSE_QUOTE && (cursor.at(CLOSE_QUOTE) || cursor.at(OPEN_QUOTE));
        if (cursor.at(END_OF_FILE) || stringEnds) {
            errors.addUnlessGuessing(
                    "Unclosed template interpolation sequence",
                    "The brace of \"${\" is not closed in this string. Close it, or write \"$${\""
                            + " where the signs are meant literally.",
                    cursor.range(open));
        } else {
            errors.addUnlessGuessing(
                    "Extra characters after interpolation expression",
                    "The expression has ended before this, and the closing brace is expected. Where"
                            + " \"${\" belongs to another language, such as a shell's, write"
                            + " \"$${\".",
                    cursor.nextRange(),
                    cursor.range(open, cursor.peek()));
        }
    }

    /// Neighbouring texts as one.
    private static List<TemplatePart> joined(List<TemplatePart> parts) {
        if (parts.size() < 2) {
            return parts;
        }
        List<TemplatePart> result = new ArrayList<>(parts.size());
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Text next
                    && !result.isEmpty()
                    && result.getLast() instanceof TemplatePart.Text text) {
                text.append(next);
            } else {
                result.add(part);
            }
        }
        return result;
    }
}
