package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text without any of some characters at its beginning and end.
final class Trim implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "trim",
                            "The text without any of some characters at its beginning and end.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("cutset", Type.STRING, "The characters to take away.")
                    .gives(Type.STRING, "trim(\"?!hello?!\", \"!?\")", "\"hello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String unwanted = arguments.get(1).asString();
        return Value.string(
                Letters.trim(arguments.get(0).asString(), c -> unwanted.indexOf(c) >= 0));
    }
}
