package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// What an expression is made of: literals, names, calls, strings, and whatever stands in brackets.
final class TermParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final CallParser calls;
    private final CollectionParser collections;

    TermParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        calls = new CallParser(grammar);
        collections = new CollectionParser(grammar);
    }

    Expression parse() {
        return switch (cursor.kind()) {
            case IDENTIFIER -> parseName();
            case OPEN_QUOTE, OPEN_HEREDOC -> grammar.templates().parseString();
            case NUMBER -> parseNumber();
            case OPEN_BRACKET -> collections.parseTuple();
            case OPEN_BRACE -> collections.parseObject();
            case OPEN_PARENTHESIS -> parseParentheses();
            case MINUS -> parseUnary(UnaryOperator.NEGATE);
            case NOT -> parseUnary(UnaryOperator.NOT);
            default -> reportNoExpression();
        };
    }

    private Expression parseName() {
        int name = cursor.read();
        if (cursor.at(OPEN_PARENTHESIS) || cursor.at(DOUBLE_COLON)) {
            return calls.parse(name);
        }
        SourceRange range = cursor.range(name);
        if (cursor.isWord(name, Keyword.TRUE)) {
            return new Expression.Literal(Value.TRUE, range);
        }
        if (cursor.isWord(name, Keyword.FALSE)) {
            return new Expression.Literal(Value.FALSE, range);
        }
        if (cursor.isWord(name, Keyword.NULL)) {
            return new Expression.Literal(Value.NULL, range);
        }
        return new Expression.ScopeTraversal(
                new Traversal(cursor.string(name), range, List.of(), range));
    }

    private Expression parseNumber() {
        int token = cursor.read();
        SourceRange range = cursor.range(token);
        return number(token)
                .<Expression>map(value -> new Expression.Literal(value, range))
                .orElseGet(() -> new Expression.Unreadable(range));
    }

    /// The value of a number token; empty, and an error, where it is none after all.
    Optional<Value> number(int token) {
        Optional<HclNumber> number = HclNumber.parse(cursor.string(token));
        if (number.isEmpty()) {
            errors.add(
                    "Invalid number literal",
                    "A number has one decimal point and one exponent at most.",
                    cursor.range(token));
        }
        return number.map(Value::number);
    }

    private Expression parseParentheses() {
        int open = cursor.read();
        boolean before = cursor.countNewlines(false);
        int mark = errors.mark();
        Expression inner = grammar.expressions().parse();
        if (errors.since(mark)) {
            grammar.recovery().skipPast(CLOSE_PARENTHESIS);
            cursor.countNewlines(before);
            return inner;
        }
        if (!cursor.at(CLOSE_PARENTHESIS)) {
            errors.add(
                    "Unbalanced parentheses",
                    "Here the closing parenthesis of the expression is expected.",
                    cursor.nextRange(),
                    cursor.range(open, cursor.peek()));
            errors.startGuessing();
        }
        int close = cursor.read();
        cursor.countNewlines(before);
        return new Expression.Parentheses(inner, cursor.range(open, close));
    }

    /// The operand is a term with its steps: `-1 + 2` is `(-1) + 2`.
    private Expression parseUnary(UnaryOperator operator) {
        int symbol = cursor.read();
        SourceRange symbolRange = cursor.range(symbol);
        if (!grammar.descend(symbolRange)) {
            return new Expression.Unreadable(symbolRange);
        }
        Expression operand = grammar.postfixes().parse();
        grammar.ascend();
        return new Expression.Unary(
                operator, operand, symbolRange.union(operand.range()), symbolRange);
    }

    private Expression reportNoExpression() {
        SourceRange range = cursor.nextRange();
        if (cursor.at(END_OF_FILE)) {
            errors.addUnlessGuessing(
                    "Missing expression", "The text ends where a value is expected.", range);
        } else {
            errors.addUnlessGuessing(
                    "Invalid expression",
                    "Here a value is expected: a literal, a name, a call, or brackets.",
                    range);
        }
        errors.startGuessing();
        return new Expression.Unreadable(range);
    }
}
