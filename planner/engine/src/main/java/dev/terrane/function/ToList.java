package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value converted to a list.
final class ToList implements Function {
    private static final Description DESCRIPTION =
            Describe.function("tolist", "The value converted to a list.")
                    .takes(
                            "v",
                            Type.DYNAMIC,
                            "The value.",
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC,
                            Accepts.UNKNOWN)
                    .gives(Type.list(Type.DYNAMIC), "tolist(toset([\"a\"]))", "[\"a\"]");

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
