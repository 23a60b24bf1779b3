package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/// Calls of functions, from what follows the first name on.
final class CallParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;

    CallParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
    }

    Expression parse(int firstName) {
        StringBuilder name = new StringBuilder(cursor.string(firstName));
        int lastName = firstName;
        while (cursor.at(DOUBLE_COLON)) {
            cursor.read();
            if (!cursor.at(IDENTIFIER)) {
                return reportNoName(firstName);
            }
            lastName = cursor.read();
            name.append("::").append(cursor.string(lastName));
        }
        if (!cursor.at(OPEN_PARENTHESIS)) {
            return reportNoParenthesis(firstName);
        }
        int open = cursor.read();
        Arguments arguments = parseArguments(firstName, open);
        return new Expression.Call(
                name.toString(),
                cursor.range(firstName, lastName),
                arguments.values,
                arguments.expandFinal,
                cursor.range(open),
                cursor.range(arguments.close),
                cursor.range(firstName, arguments.close));
    }

    private static final class Arguments {
        final List<Expression> values = new ArrayList<>();
        boolean expandFinal;
        int close;
    }

    private Arguments parseArguments(int firstName, int open) {
        Arguments arguments = new Arguments();
        boolean before = cursor.countNewlines(false);
        boolean more = true;
        while (more && !cursor.at(CLOSE_PARENTHESIS)) {
            more = parseArgument(firstName, open, arguments);
        }
        arguments.close = more ? cursor.read() : cursor.previous();
        cursor.countNewlines(before);
        return arguments;
    }

    /// @return whether there may be another argument or the closing parenthesis; if not, the call
    ///     has ended
    private boolean parseArgument(int firstName, int open, Arguments arguments) {
        int mark = errors.mark();
        arguments.values.add(grammar.expressions().parse());
        if (errors.lostSince(mark)) {
            recovery.skipPast(CLOSE_PARENTHESIS);
            return false;
        }
        return switch (cursor.kind()) {
            case CLOSE_PARENTHESIS -> true;
            case COMMA -> {
                cursor.read();
                yield true;
            }
            case ELLIPSIS -> {
                endAfterEllipsis(firstName);
                arguments.expandFinal = true;
                yield false;
            }
            default -> {
                reportNoSeparator(firstName, open);
                cursor.read();
                recovery.skipPast(CLOSE_PARENTHESIS);
                yield false;
            }
        };
    }

    private void endAfterEllipsis(int firstName) {
        int ellipsis = cursor.read();
        if (cursor.at(CLOSE_PARENTHESIS)) {
            cursor.read();
            return;
        }
        errors.addUnlessGuessing(
                "Missing closing parenthesis",
                "Only the last argument can be spread out with \"...\", so here the closing"
                        + " parenthesis is expected.",
                cursor.range(ellipsis),
                cursor.range(firstName, ellipsis));
        recovery.skipPast(CLOSE_PARENTHESIS);
    }

    private void reportNoSeparator(int firstName, int open) {
        if (cursor.at(END_OF_FILE)) {
            errors.add(
                    "Unterminated function call",
                    "The file ends before the parenthesis of this call is closed. Perhaps another"
                            + " one is missing further down.",
                    cursor.range(firstName, open));
        } else {
            errors.add(
                    "Missing argument separator",
                    "The argument has ended before this. Here a comma or the closing parenthesis is"
                            + " expected.",
                    cursor.nextRange(),
                    cursor.range(firstName, cursor.peek()));
        }
    }

    private Expression reportNoName(int firstName) {
        int found = cursor.read();
        errors.add(
                "Missing function name",
                "After \"::\", a name is expected: provider::name::function(...).",
                cursor.range(found),
                cursor.range(firstName, found));
        recovery.skipPastParentheses();
        return new Expression.Unreadable(cursor.range(firstName, found));
    }

    private Expression reportNoParenthesis(int firstName) {
        int found = cursor.read();
        errors.add(
                "Missing open parenthesis",
                "A name with \"::\" is a function's. Call it, with its arguments in parentheses.",
                cursor.range(found),
                cursor.range(firstName, found));
        recovery.skipPastParentheses();
        return new Expression.Unreadable(cursor.range(firstName, found));
    }
}
