package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `c ? a : b`.
///
/// Both branches are evaluated, as the result is of the type that both can be converted to and has
/// the marks of both; but what is wrong in the branch that is not chosen is not reported.
final class Conditionals {
    private static final String INCONSISTENT = "Inconsistent conditional result types";

    private final Expression.Conditional conditional;
    private final Evaluation in;
    private final Branch whenTrue;
    private final Branch whenFalse;

    private record Branch(Expression expression, Value value, List<Problems.Problem> problems) {}

    private Conditionals(Expression.Conditional conditional, Evaluation in) {
        this.conditional = conditional;
        this.in = in;
        this.whenTrue = evaluated(conditional.whenTrue(), in);
        this.whenFalse = evaluated(conditional.whenFalse(), in);
    }

    static Value evaluate(Expression.Conditional conditional, Evaluation in) {
        return new Conditionals(conditional, in).result();
    }

    private static Branch evaluated(Expression branch, Evaluation in) {
        int before = in.problems().size();
        Value value = in.value(branch);
        return new Branch(branch, value, in.problems().cutBackTo(before));
    }

    private Value result() {
        Optional<Type> type = commonType();
        if (type.isEmpty()) {
            return inconsistent();
        }
        Value condition = in.value(conditional.condition());
        if (condition.isNull()) {
            conditionError("Null condition", "The condition is null; it has to be true or false.");
            return Value.unknown(type.get());
        }
        Value chosen =
                condition.isKnown()
                        ? choose(condition.unmarked(), type.get())
                        : Ranges.either(
                                whenTrue.value().unmarked(),
                                whenFalse.value().unmarked(),
                                type.get());
        return withAllMarks(chosen, condition);
    }

    /// What is untyped fits any type: null as written, and a value of which the type is unknown.
    private Optional<Type> commonType() {
        Value a = whenTrue.value();
        Value b = whenFalse.value();
        Type typeOfA = a.type();
        Type typeOfB = b.type();
        if (a.equals(Value.NULL)) {
            return Optional.of(typeOfB);
        }
        if (b.equals(Value.NULL)) {
            return Optional.of(typeOfA);
        }
        if (typeOfA.equals(Type.DYNAMIC) || typeOfB.equals(Type.DYNAMIC)) {
            return Optional.of(Type.DYNAMIC);
        }
        return typeOfA.equals(typeOfB)
                ? Optional.of(typeOfA)
                : Unification.unify(List.of(typeOfA, typeOfB));
    }

    private Value inconsistent() {
        in.error(
                INCONSISTENT,
                "Both results of a conditional have to be of one type. "
                        + TypeMismatch.describe(whenTrue.value().type(), whenFalse.value().type())
                        + ".",
                conditional.whenTrue().range().union(conditional.whenFalse().range()),
                conditional.range(),
                conditional);
        return Value.DYNAMIC;
    }

    private Value choose(Value condition, Type type) {
        try {
            boolean truth = Converting.to(Type.BOOL, condition).asBool();
            return take(truth ? whenTrue : whenFalse, type);
        } catch (ConversionException e) {
            conditionError(
                    "Incorrect condition type",
                    "The condition has to be true or false: %s.".formatted(e.getMessage()));
            return Value.unknown(type);
        }
    }

    private Value take(Branch branch, Type type) {
        in.problems().addAll(branch.problems());
        Value value = branch.value().unmarked();
        try {
            return value.type().equals(type) ? value : Converting.to(type, value);
        } catch (ConversionException e) {
            in.error(
                    INCONSISTENT,
                    "This result does not fit the type that both results have in common: %s."
                            .formatted(e.getMessage()),
                    branch.expression().range(),
                    conditional.range(),
                    branch.expression());
            return Value.unknown(type);
        }
    }

    private void conditionError(String summary, String detail) {
        Expression condition = conditional.condition();
        in.error(summary, detail, condition.range(), conditional.range(), condition);
    }

    private Value withAllMarks(Value chosen, Value condition) {
        Set<Mark> a = whenTrue.value().marks();
        Set<Mark> b = whenFalse.value().marks();
        if (a.isEmpty() && b.isEmpty() && condition.marks().isEmpty()) {
            return chosen;
        }
        Set<Mark> all = EnumSet.noneOf(Mark.class);
        all.addAll(a);
        all.addAll(b);
        all.addAll(condition.marks());
        return chosen.withMarks(all);
    }
}
