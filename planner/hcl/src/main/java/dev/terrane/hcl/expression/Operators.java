package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.BinaryOperator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.UnaryOperator;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Equality;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Operands converted, combined, and marked as they were.
///
/// `&&` and `||` look at both sides always: `false && x` is unknown where `x` is, and an error where
/// it is null.
final class Operators {
    private static final String INVALID_OPERAND = "Invalid operand";
    private static final String FAILED = "Operation failed";

    private Operators() {}

    static Value binary(Expression.Binary operation, Evaluation in) {
        return switch (operation.operator()) {
            case EQUAL -> equality(operation, in, false);
            case NOT_EQUAL -> equality(operation, in, true);
            case OR, AND -> converted(operation, Type.BOOL, Type.BOOL, in);
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                    converted(operation, Type.NUMBER, Type.BOOL, in);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
                    converted(operation, Type.NUMBER, Type.NUMBER, in);
        };
    }

    private static Value equality(Expression.Binary operation, Evaluation in, boolean negated) {
        int errorsBefore = in.problems().errorCount();
        Value left = in.value(operation.left());
        Value right = in.value(operation.right());
        if (in.problems().errorCount() > errorsBefore) {
            return Value.unknown(Type.BOOL);
        }
        Value equal = Equality.equal(left, right);
        Value result = negated ? negated(equal.unmarked()) : equal.unmarked();
        return marked(notNull(result), equal.marks());
    }

    private static Value negated(Value truth) {
        return truth instanceof Value.BoolValue known ? Value.bool(!known.truth()) : truth;
    }

    private static Value notNull(Value truth) {
        return truth instanceof Value.UnknownValue ? Ranges.unknownNotNull(Type.BOOL) : truth;
    }

    /// @param of what both operands are converted to
    /// @param to what the result is
    private static Value converted(Expression.Binary operation, Type of, Type to, Evaluation in) {
        int errorsBefore = in.problems().errorCount();
        Value left = in.value(operation.left());
        Value right = in.value(operation.right());
        Optional<Value> a = operand(left, of, operation.left(), operation, in);
        Optional<Value> b = operand(right, of, operation.right(), operation, in);
        if (a.isEmpty() || b.isEmpty() || in.problems().errorCount() > errorsBefore) {
            return Value.unknown(to);
        }
        return applied(operation, a.get(), b.get(), to, in);
    }

    private static Optional<Value> operand(
            Value value, Type wanted, Expression operand, Expression whole, Evaluation in) {
        try {
            return Optional.of(Converting.to(wanted, value));
        } catch (ConversionException e) {
            in.error(
                    INVALID_OPERAND,
                    "This operand is not usable: %s.".formatted(e.getMessage()),
                    operand.range(),
                    whole.range(),
                    operand);
            return Optional.empty();
        }
    }

    private static Value applied(
            Expression.Binary operation, Value left, Value right, Type to, Evaluation in) {
        Value a = left.unmarked();
        Value b = right.unmarked();
        if (a instanceof Value.NullValue || b instanceof Value.NullValue) {
            Expression none = a instanceof Value.NullValue ? operation.left() : operation.right();
            return nullOperand(operation.operator().symbol(), operation, none, to, in);
        }
        Value result =
                switch (operation.operator()) {
                    case OR -> logical(a, b, true);
                    case AND -> logical(a, b, false);
                    case GREATER -> Ranges.lessThan(b, a);
                    case LESS -> Ranges.lessThan(a, b);
                    case GREATER_OR_EQUAL -> orEqual(Ranges.lessThan(b, a), a, b);
                    case LESS_OR_EQUAL -> orEqual(Ranges.lessThan(a, b), a, b);
                    default -> arithmetic(operation, a, b, in);
                };
        return marked(result, marksOf(left, right, operation.operator(), result));
    }

    /// @param decisive the truth that decides alone
    private static Value logical(Value a, Value b, boolean decisive) {
        if (!a.isKnown() || !b.isKnown()) {
            return Ranges.unknownNotNull(Type.BOOL);
        }
        boolean decided = a.asBool() == decisive || b.asBool() == decisive;
        return Value.bool(decided == decisive);
    }

    private static Value orEqual(Value less, Value a, Value b) {
        Value equal = Equality.equal(a, b);
        if (less.equals(Value.TRUE) || equal.equals(Value.TRUE)) {
            return Value.TRUE;
        }
        return less.isKnown() && equal.isKnown() ? Value.FALSE : Ranges.unknownNotNull(Type.BOOL);
    }

    private static Value arithmetic(Expression.Binary operation, Value a, Value b, Evaluation in) {
        if (!a.isKnown() || !b.isKnown()) {
            return Ranges.unknownNotNull(Type.NUMBER);
        }
        try {
            return Value.number(calculated(operation.operator(), a.asNumber(), b.asNumber()));
        } catch (ArithmeticException e) {
            in.error(
                    FAILED,
                    "\"%s\" has no result for these numbers: zero by zero, or infinity with infinity"
                                    .formatted(operation.operator().symbol())
                            + " or zero, is not a number.",
                    operation.range(),
                    operation.range(),
                    operation);
            return Value.unknown(Type.NUMBER);
        }
    }

    private static HclNumber calculated(BinaryOperator operator, HclNumber a, HclNumber b) {
        return switch (operator) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case MODULO -> a.modulo(b);
            case OR, AND, EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                    throw new IllegalStateException("not arithmetic: " + operator.symbol());
        };
    }

    /// Terraform drops the marks of `&&`, `||`, `!` and `-` while the result is unknown; they are
    /// there as soon as it is known.
    private static Set<Mark> marksOf(Value a, Value b, BinaryOperator operator, Value result) {
        boolean logical = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
        if (logical && !result.isKnown()) {
            return Set.of();
        }
        if (a.marks().isEmpty()) {
            return b.marks();
        }
        if (b.marks().isEmpty()) {
            return a.marks();
        }
        Set<Mark> both = EnumSet.copyOf(a.marks());
        both.addAll(b.marks());
        return both;
    }

    static Value unary(Expression.Unary operation, Evaluation in) {
        Type type = operation.operator() == UnaryOperator.NOT ? Type.BOOL : Type.NUMBER;
        int errorsBefore = in.problems().errorCount();
        Value value = in.value(operation.operand());
        Optional<Value> operand = operand(value, type, operation.operand(), operation, in);
        if (operand.isEmpty() || in.problems().errorCount() > errorsBefore) {
            return Value.unknown(type);
        }
        return applied(operation, operand.get(), type, in);
    }

    private static Value applied(
            Expression.Unary operation, Value operand, Type type, Evaluation in) {
        return switch (operand.unmarked()) {
            case Value.NullValue none ->
                    nullOperand(
                            operation.operator().symbol(),
                            operation,
                            operation.operand(),
                            type,
                            in);
            case Value.BoolValue truth -> marked(Value.bool(!truth.truth()), operand.marks());
            case Value.NumberValue number ->
                    marked(Value.number(number.number().negate()), operand.marks());
            default -> Ranges.unknownNotNull(type);
        };
    }

    private static Value nullOperand(
            String symbol, Expression operation, Expression none, Type type, Evaluation in) {
        in.error(
                FAILED,
                "An operand of \"%s\" is null: %s".formatted(symbol, nullAdvice(type)),
                operation.range(),
                operation.range(),
                none);
        return Value.unknown(type);
    }

    private static String nullAdvice(Type type) {
        return type.equals(Type.BOOL)
                ? "it has to have a value. Compare it with null first, or use coalesce(...)."
                : "it has to be a number. Use coalesce(...) to put one in its place.";
    }

    private static Value marked(Value value, Set<Mark> marks) {
        return marks.isEmpty() ? value : value.withMarks(marks);
    }
}
