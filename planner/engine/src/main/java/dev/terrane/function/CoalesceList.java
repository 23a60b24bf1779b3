package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The first argument that has elements.
final class CoalesceList implements Function {
    private static final Description DESCRIPTION =
            Describe.function("coalescelist", "The first argument that has elements.")
                    .takesMore(
                            "vals",
                            Type.DYNAMIC,
                            "Lists or tuples.",
                            Accepts.NULL,
                            Accepts.UNKNOWN,
                            Accepts.DYNAMIC)
                    .gives(Type.DYNAMIC, "coalescelist([], [\"b\"])", "[\"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        if (arguments.isEmpty()) {
            throw FunctionException.ofCall("at least one argument is needed");
        }
        for (Value argument : arguments) {
            if (!argument.isKnown()) {
                return Type.DYNAMIC;
            }
            if (!(argument.type() instanceof Type.ListType
                    || argument.type() instanceof Type.TupleType)) {
                throw FunctionException.ofCall(
                        "all arguments have to be lists or tuples, not "
                                + argument.type().display());
            }
        }
        Type first = arguments.getFirst().type();
        return arguments.stream().allMatch(a -> a.type().equals(first)) ? first : Type.DYNAMIC;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        for (Value argument : arguments) {
            if (!argument.isKnown()) {
                return Value.unknown(resultType(arguments));
            }
            if (!argument.isNull() && !argument.asList().isEmpty()) {
                return argument;
            }
        }
        throw FunctionException.ofCall("all arguments are null or without elements");
    }
}
