package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;

import org.jspecify.annotations.Nullable;

/// Expressions, from the conditional down to the operands of operators.
final class ExpressionParser {
    private static final int LOOSEST = 1;

    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
    }

    /// An expression that is the whole text.
    Expression parseAlone() {
        cursor.countNewlines(false);
        Expression expression = parse();
        if (!cursor.at(END_OF_FILE)) {
            errors.addUnlessGuessing(
                    "Extra characters after expression",
                    "The expression has ended before this. Remove the rest, or join it by an"
                            + " operator.",
                    cursor.nextRange());
        }
        return expression;
    }

    Expression parse() {
        if (!grammar.descend(cursor.nextRange())) {
            return new Expression.Unreadable(cursor.nextRange());
        }
        int outer = grammar.beginChain();
        Expression expression = parseConditional();
        grammar.endChain(outer);
        grammar.ascend();
        return expression;
    }

    private Expression parseConditional() {
        int start = cursor.peek();
        int mark = errors.mark();
        Expression condition = parseOperation(LOOSEST);
        if (errors.lostSince(mark) || !cursor.at(QUESTION)) {
            return condition;
        }
        cursor.read();
        mark = errors.mark();
        Expression whenTrue = parse();
        if (errors.lostSince(mark)) {
            return condition;
        }
        if (!cursor.at(COLON)) {
            reportNoColon(start);
            return condition;
        }
        cursor.read();
        mark = errors.mark();
        Expression whenFalse = parse();
        if (errors.lostSince(mark)) {
            return condition;
        }
        SourceRange range = condition.range().union(whenFalse.range());
        return new Expression.Conditional(condition, whenTrue, whenFalse, range);
    }

    private void reportNoColon(int start) {
        errors.add(
                "Missing false expression in conditional",
                "After \"condition ? a\", a colon and the other result are expected.",
                cursor.nextRange(),
                cursor.range(start, cursor.peek()));
    }

    /// Operators that bind at least so tightly. Equal ones group from the left.
    private Expression parseOperation(int loosest) {
        int mark = errors.mark();
        Expression left = grammar.postfixes().parse();
        if (errors.lostSince(mark)) {
            return left;
        }
        BinaryOperator operator = operator(cursor.kind());
        while (operator != null && operator.precedence() >= loosest) {
            if (!grammar.link(cursor.nextRange())) {
                return left;
            }
            SourceRange symbol = cursor.range(cursor.read());
            mark = errors.mark();
            Expression right = parseOperation(operator.precedence() + 1);
            if (errors.lostSince(mark)) {
                return left;
            }
            SourceRange range = left.range().union(right.range());
            left = new Expression.Binary(operator, left, right, range, symbol);
            operator = operator(cursor.kind());
        }
        return left;
    }

    private static @Nullable BinaryOperator operator(TokenKind kind) {
        return switch (kind) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case DOUBLE_EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            default -> null;
        };
    }
}
