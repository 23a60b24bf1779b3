package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The elements from the last to the first.
final class Reverse implements Function {
    private static final Description DESCRIPTION =
            Describe.function("reverse", "The elements from the last to the first.")
                    .takes("list", Type.DYNAMIC, "The list, set or tuple.", Accepts.MARKED)
                    .gives(Type.DYNAMIC, "reverse([1, 2])", "[2, 1]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(0).type()) {
            case Type.TupleType tuple -> Type.tuple(tuple.elements().reversed());
            case Type.ListType list -> list;
            case Type.SetType set -> Type.list(set.element());
            default ->
                    throw FunctionException.atArgument(
                            0,
                            "a list or tuple is needed, not " + arguments.get(0).type().display());
        };
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value sequence = arguments.get(0);
        List<Value> reversed = sequence.unmarked().asList().reversed();
        Value result =
                resultType(arguments) instanceof Type.ListType list
                        ? Value.list(list.element(), reversed)
                        : Value.tuple(reversed);
        return result.withMarks(sequence.marks());
    }
}
