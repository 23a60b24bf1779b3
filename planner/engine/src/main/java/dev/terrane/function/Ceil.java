package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The smallest whole number that is not smaller.
final class Ceil implements Function {
    private static final Description DESCRIPTION =
            Describe.function("ceil", "The smallest whole number that is not smaller.")
                    .takes("num", Type.NUMBER, "The number.")
                    .gives(Type.NUMBER, "ceil(1.2)", "2");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.number(arguments.get(0).asNumber().ceiling());
    }
}
