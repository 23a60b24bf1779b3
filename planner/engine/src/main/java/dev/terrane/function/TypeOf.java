package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The type of a value, as it would be written in a configuration. For the console.
final class TypeOf implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "type",
                            "The type of a value, as it would be written in a configuration. For the console.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.DYNAMIC,
                            Accepts.UNKNOWN,
                            Accepts.NULL)
                    .gives(Type.STRING, "type(\"a\")", "string");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.string(arguments.get(0).type().display());
    }
}
