package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All combinations of one element of each set.
final class SetProduct implements Function {
    private static final Description DESCRIPTION =
            Describe.function("setproduct", "All combinations of one element of each set.")
                    .takesMore(
                            "sets",
                            Type.DYNAMIC,
                            "Two or more sets, lists or tuples. Of lists alone the result is a list.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .gives(
                            Type.DYNAMIC,
                            "setproduct([\"a\", \"b\"], [1])",
                            "[[\"a\", 1], [\"b\", 1]]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        if (arguments.size() < 2) {
            throw FunctionException.ofCall("at least two arguments are needed");
        }
        List<Type> elements = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            elements.add(elementType(arguments.get(i).type(), i));
        }
        Type combination = Type.tuple(elements);
        boolean anySet = arguments.stream().anyMatch(a -> a.type() instanceof Type.SetType);
        return anySet ? Type.set(combination) : Type.list(combination);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        Set<Mark> marks = Arguments.marksOf(arguments);
        List<Value> sets = arguments.stream().map(Value::unmarked).toList();
        if (!sets.stream().allMatch(SetProduct::hasKnownLength)) {
            return unknown(type, sets).withMarks(marks);
        }
        if (type instanceof Type.ListType list) {
            return Value.list(list.element(), combinations(sets, list.element())).withMarks(marks);
        }
        Type element = ((Type.SetType) type).element();
        return Value.set(element, combinations(sets, element)).withMarks(marks);
    }

    private static final int LONGEST_ARGUMENT = 1024;
    private static final int LONGEST_RESULT = 2048;

    private static Type elementType(Type type, int argument) throws FunctionException {
        return switch (type) {
            case Type.SetType set -> set.element();
            case Type.ListType list -> list.element();
            case Type.TupleType tuple when tuple.elements().isEmpty() -> Type.DYNAMIC;
            case Type.TupleType tuple ->
                    Unification.unify(tuple.elements())
                            .orElseThrow(() ->
                                    FunctionException.atArgument(
                                            argument, "the elements have no type in common"));
            default ->
                    throw FunctionException.atArgument(
                            argument, "a set or list is needed, not " + type.display());
        };
    }

    private static boolean hasKnownLength(Value set) {
        Refinement length = Refinements.of(set);
        return set.isKnown()
                && (set instanceof Value.TupleValue || length.minLength() == length.maxLength());
    }

    /// How many combinations there can be is said only where they are few.
    private static Value unknown(Type type, List<Value> sets) {
        Value result = Value.unknown(type);
        long longest = 1;
        for (Value set : sets) {
            int length = longestLength(set);
            longest *= length;
            if (length > LONGEST_ARGUMENT || longest > LONGEST_RESULT) {
                return result;
            }
        }
        return Refinements.length(Refinements.notNull(result), longest == 0 ? 0 : 1, (int) longest);
    }

    private static int longestLength(Value set) {
        return set.type() instanceof Type.TupleType tuple
                ? tuple.elements().size()
                : Refinements.of(set).maxLength();
    }

    private static List<Value> combinations(List<Value> sets, Type type) throws FunctionException {
        List<Type> elementTypes = ((Type.TupleType) type).elements();
        List<List<Value>> combinations = List.of(List.of());
        for (int i = 0; i < sets.size(); i++) {
            combinations = extended(combinations, sets.get(i).asList(), elementTypes.get(i));
        }
        return combinations.stream().map(Value::tuple).toList();
    }

    private static List<List<Value>> extended(
            List<List<Value>> combinations, List<Value> elements, Type type)
            throws FunctionException {
        List<List<Value>> longer = new ArrayList<>(combinations.size() * elements.size());
        for (List<Value> combination : combinations) {
            for (Value element : elements) {
                List<Value> next = new ArrayList<>(combination);
                next.add(Results.convert(element, type));
                longer.add(next);
            }
        }
        return longer;
    }
}
