package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value converted to a number.
final class ToNumber implements Function {
    private static final Description DESCRIPTION =
            Describe.function("tonumber", "The value converted to a number.")
                    .takes(
                            "v",
                            Type.DYNAMIC,
                            "The value.",
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC,
                            Accepts.UNKNOWN)
                    .gives(Type.NUMBER, "tonumber(\"1\")", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return TypeConversion.resultType(arguments.get(0), DESCRIPTION.result());
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return TypeConversion.convert(arguments.get(0), DESCRIPTION.result());
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
