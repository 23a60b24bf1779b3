package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueTree;

import java.util.List;
import java.util.Set;

/// The value with null in place of everything ephemeral in it.
final class EphemeralAsNull implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "ephemeralasnull",
                            "The value with null in place of everything ephemeral in it.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.UNKNOWN,
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC)
                    .gives(Type.DYNAMIC, "ephemeralasnull(1)", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return arguments.get(0).type();
    }

    @Override
    public Value call(List<Value> arguments) {
        return withoutEphemeral(arguments.get(0));
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static Value withoutEphemeral(Value value) {
        if (!value.hasMark(Mark.EPHEMERAL)) {
            return ValueTree.mapChildren(value, (step, child) -> withoutEphemeral(child));
        }
        Set<Mark> others = Marks.remove(value, Mark.EPHEMERAL).marks();
        return Value.nullOf(value.type()).withMarks(others);
    }
}
