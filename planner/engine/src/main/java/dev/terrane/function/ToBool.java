package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value converted to a bool.
final class ToBool implements Function {
    private static final Description DESCRIPTION =
            Describe.function("tobool", "The value converted to a bool.")
                    .takes(
                            "v",
                            Type.DYNAMIC,
                            "The value.",
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC,
                            Accepts.UNKNOWN)
                    .gives(Type.BOOL, "tobool(\"true\")", "true");

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
