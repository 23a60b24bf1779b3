package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.hcl.syntax.Expression.ObjectKey;
import dev.terrane.hcl.syntax.Expression.ObjectLiteral;

import java.util.ArrayList;
import java.util.List;

/// `[...]` and `{...}`: tuples, objects, and `for` in either.
final class CollectionParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;
    private final ForParser fors;

    CollectionParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
        fors = new ForParser(grammar);
    }

    Expression parseTuple() {
        int open = cursor.read();
        boolean before = cursor.countNewlines(false);
        Expression result =
                cursor.atWord(Keyword.FOR) ? fors.parse(open, false) : parseElements(open);
        cursor.countNewlines(before);
        return result;
    }

    private Expression parseElements(int open) {
        List<Expression> elements = new ArrayList<>();
        boolean more = true;
        while (more && !cursor.at(CLOSE_BRACKET)) {
            more = parseElement(open, elements);
        }
        int close = more ? cursor.read() : cursor.previous();
        return new Expression.Tuple(elements, cursor.range(open, close), cursor.range(open));
    }

    private boolean parseElement(int open, List<Expression> elements) {
        int mark = errors.mark();
        elements.add(grammar.expressions().parse());
        if (!errors.lostSince(mark)) {
            if (cursor.at(CLOSE_BRACKET)) {
                return true;
            }
            if (cursor.at(COMMA)) {
                cursor.read();
                return true;
            }
            reportNoElementSeparator(open);
        }
        recovery.skipPast(CLOSE_BRACKET);
        return false;
    }

    private void reportNoElementSeparator(int open) {
        if (cursor.at(END_OF_FILE)) {
            errors.addUnlessGuessing(
                    "Unterminated tuple constructor expression",
                    "The file ends before this bracket is closed. Perhaps another one is missing"
                            + " further down.",
                    cursor.range(open));
        } else {
            errors.addUnlessGuessing(
                    "Missing item separator",
                    "The element has ended before this. Here a comma or the closing bracket is"
                            + " expected.",
                    cursor.nextRange(),
                    cursor.range(open, cursor.peek()));
        }
    }

    Expression parseObject() {
        int open = cursor.read();
        boolean before = cursor.countNewlines(false);
        Expression result;
        if (cursor.atWord(Keyword.FOR)) {
            result = fors.parse(open, true);
        } else {
            cursor.countNewlines(true);
            result = parseItems(open);
        }
        cursor.countNewlines(before);
        return result;
    }

    private Expression parseItems(int open) {
        List<ObjectLiteral.Item> items = new ArrayList<>();
        boolean more = true;
        while (more && !cursor.at(CLOSE_BRACE)) {
            if (cursor.at(NEWLINE)) {
                cursor.read();
            } else if (!parseItem(open, items)) {
                recovery.skipPast(CLOSE_BRACE);
                more = false;
            }
        }
        int close = more ? cursor.read() : cursor.previous();
        return new ObjectLiteral(items, cursor.range(open, close), cursor.range(open));
    }

    /// @return whether parsing can go on behind it
    private boolean parseItem(int open, List<ObjectLiteral.Item> items) {
        boolean parenthesized = cursor.at(OPEN_PARENTHESIS);
        int mark = errors.mark();
        Expression key = grammar.expressions().parse();
        if (errors.lostSince(mark)) {
            return false;
        }
        if (!cursor.at(EQUAL) && !cursor.at(COLON)) {
            reportNoValue(open);
            return false;
        }
        cursor.read();
        mark = errors.mark();
        Expression value = grammar.expressions().parse();
        if (errors.lostSince(mark)) {
            return false;
        }
        items.add(new ObjectLiteral.Item(new ObjectKey(key, parenthesized, key.range()), value));
        return endItem(open);
    }

    private boolean endItem(int open) {
        switch (cursor.kind()) {
            case CLOSE_BRACE -> {
                return true;
            }
            case COMMA, NEWLINE -> {
                cursor.read();
                return true;
            }
            case END_OF_FILE -> reportUnterminated(open);
            default ->
                    errors.addUnlessGuessing(
                            "Missing attribute separator",
                            "The value has ended before this. Here a comma, a new line or the"
                                    + " closing brace is expected.",
                            cursor.nextRange(),
                            cursor.range(open, cursor.peek()));
        }
        return false;
    }

    private void reportNoValue(int open) {
        String summary = "Missing key/value separator";
        String detail = "After the key, an equals sign and the value are expected.";
        switch (cursor.kind()) {
            case END_OF_FILE -> {
                reportUnterminated(open);
                return;
            }
            case NEWLINE, COMMA -> summary = "Missing attribute value";
            case IDENTIFIER -> detail += " A key with dots or blanks in it stands in quotes.";
            default -> {}
        }
        errors.addUnlessGuessing(
                summary, detail, cursor.nextRange(), cursor.range(open, cursor.peek()));
    }

    private void reportUnterminated(int open) {
        errors.addUnlessGuessing(
                "Unterminated object constructor expression",
                "The file ends before this brace is closed. Perhaps another one is missing further"
                        + " down.",
                cursor.range(open));
    }
}
