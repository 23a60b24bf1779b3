package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The elements of all lists, one after the other.
final class Concat implements Function {
    private static final Description DESCRIPTION =
            Describe.function("concat", "The elements of all lists, one after the other.")
                    .takesMore("seqs", Type.DYNAMIC, "Lists or tuples.", Accepts.MARKED)
                    .gives(Type.DYNAMIC, "concat([\"a\"], [\"b\"])", "[\"a\", \"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        if (arguments.isEmpty()) {
            throw FunctionException.ofCall("at least one argument is needed");
        }
        List<Type> types = Arguments.typesOf(arguments);
        if (types.stream().allMatch(type -> type instanceof Type.ListType)) {
            Optional<Type> common = Unification.unify(types);
            if (common.isPresent()) {
                return common.get();
            }
        }
        return tupleType(arguments);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        List<Value> elements = new ArrayList<>();
        for (Value argument : arguments) {
            Value sequence =
                    type instanceof Type.ListType ? Results.convert(argument, type) : argument;
            elements.addAll(sequence.unmarked().asList());
        }
        Value result =
                type instanceof Type.ListType list
                        ? Value.list(list.element(), elements)
                        : Value.tuple(elements);
        return result.withMarks(Arguments.marksOf(arguments));
    }

    private static Type tupleType(List<Value> arguments) throws FunctionException {
        List<Type> elements = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            switch (argument.type()) {
                case Type.TupleType tuple -> elements.addAll(tuple.elements());
                case Type.ListType list when !argument.isKnown() -> {
                    return Type.DYNAMIC;
                }
                case Type.ListType list ->
                        elements.addAll(
                                Collections.nCopies(
                                        argument.unmarked().asList().size(), list.element()));
                default ->
                        throw FunctionException.atArgument(
                                i, "a list or tuple is needed, not " + argument.type().display());
            }
        }
        return Type.tuple(elements);
    }
}
