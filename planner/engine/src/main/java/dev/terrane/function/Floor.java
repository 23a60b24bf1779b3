package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The largest whole number that is not larger.
final class Floor implements Function {
    private static final Description DESCRIPTION =
            Describe.function("floor", "The largest whole number that is not larger.")
                    .takes("num", Type.NUMBER, "The number.")
                    .gives(Type.NUMBER, "floor(1.8)", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.number(arguments.get(0).asNumber().floor());
    }
}
