package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// The list cut into lists of at most that many elements.
final class ChunkList implements Function {
    private static final Description DESCRIPTION =
            Describe.function("chunklist", "The list cut into lists of at most that many elements.")
                    .takes("list", Type.list(Type.DYNAMIC), "The list to cut.", Accepts.MARKED)
                    .takes(
                            "size",
                            Type.NUMBER,
                            "How many elements a part has; 0 for all.",
                            Accepts.MARKED)
                    .gives(
                            Type.list(Type.list(Type.DYNAMIC)),
                            "chunklist([\"a\", \"b\", \"c\"], 2)",
                            "[[\"a\", \"b\"], [\"c\"]]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return Type.list(arguments.get(0).type());
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value list = arguments.get(0).unmarked();
        long size = Arguments.whole(arguments, 1, "the size");
        if (size < 0) {
            throw FunctionException.ofCall("the size must not be below 0");
        }
        Type.ListType type = (Type.ListType) list.type();
        List<Value> chunks = new ArrayList<>();
        int count = list.asList().size();
        int step = size == 0 ? count : (int) Math.min(size, count);
        for (int i = 0; i < count; i += step) {
            chunks.add(
                    Value.list(
                            type.element(), list.asList().subList(i, Math.min(i + step, count))));
        }
        return Value.list(type, chunks).withMarks(Arguments.marksOf(arguments));
    }
}
