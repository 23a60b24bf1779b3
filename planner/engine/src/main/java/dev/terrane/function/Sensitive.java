package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value marked as sensitive, so that it is not shown.
final class Sensitive implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "sensitive", "The value marked as sensitive, so that it is not shown.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.UNKNOWN,
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC)
                    .gives(Type.DYNAMIC, "sensitive(\"a\")", "(sensitive value)");

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
        return Marks.add(arguments.get(0), Mark.SENSITIVE);
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
