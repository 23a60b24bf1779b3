package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value without the mark that it is sensitive.
final class NonSensitive implements Function {
    private static final Description DESCRIPTION =
            Describe.function("nonsensitive", "The value without the mark that it is sensitive.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.UNKNOWN,
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC)
                    .gives(Type.DYNAMIC, "nonsensitive(sensitive(\"a\"))", "\"a\"");

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
        return Marks.remove(arguments.get(0), Mark.SENSITIVE);
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
