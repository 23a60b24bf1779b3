package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The elements of a list from one place up to another.
final class Slice implements Function {
    private static final Description DESCRIPTION =
            Describe.function("slice", "The elements of a list from one place up to another.")
                    .takes("list", Type.DYNAMIC, "The list or tuple.", Accepts.MARKED)
                    .takes("start_index", Type.NUMBER, "The first place, from 0.")
                    .takes("end_index", Type.NUMBER, "The place behind the last.")
                    .gives(Type.DYNAMIC, "slice([\"a\", \"b\", \"c\"], 1, 2)", "[\"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Type type = arguments.get(0).type();
        if (!(type instanceof Type.ListType || type instanceof Type.TupleType)) {
            throw FunctionException.atArgument(
                    0, "a list or tuple is needed, not " + type.display());
        }
        long length = length(arguments.get(0).unmarked());
        long start = place(arguments, 1, "the start", length);
        long end = place(arguments, 2, "the end", length);
        if (start >= 0 && end >= 0 && start > end) {
            throw FunctionException.atArgument(1, "the start must not be behind the end");
        }
        if (type instanceof Type.TupleType tuple) {
            return start < 0 || end < 0
                    ? Type.DYNAMIC
                    : Type.tuple(tuple.elements().subList((int) start, (int) end));
        }
        return type;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        int start = (int) Arguments.wholeArgument(arguments, 1, "the start");
        int end = (int) Arguments.wholeArgument(arguments, 2, "the end");
        List<Value> part = arguments.get(0).unmarked().asList().subList(start, end);
        Value result =
                type instanceof Type.ListType list
                        ? Value.list(list.element(), part)
                        : Value.tuple(part);
        return result.withMarks(arguments.get(0).marks());
    }

    private static long length(Value sequence) {
        if (sequence.type() instanceof Type.TupleType tuple) {
            return tuple.elements().size();
        }
        return sequence.isKnown() ? sequence.asList().size() : Long.MAX_VALUE;
    }

    /// -1 while it is not known.
    private static long place(List<Value> arguments, int index, String what, long length)
            throws FunctionException {
        if (!arguments.get(index).isKnown()) {
            return -1;
        }
        long place = Arguments.wholeArgument(arguments, index, what);
        if (place < 0 || place > length) {
            throw FunctionException.atArgument(
                    index, what + " has to be from 0 to the length of the list");
        }
        return place;
    }
}
