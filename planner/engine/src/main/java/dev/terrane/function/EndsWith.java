package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether a text ends so.
final class EndsWith implements Function {
    private static final Description DESCRIPTION =
            Describe.function("endswith", "Whether a text ends so.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("suffix", Type.STRING, "Its end.")
                    .gives(Type.BOOL, "endswith(\"hello\", \"lo\")", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.bool(arguments.get(0).asString().endsWith(arguments.get(1).asString()));
    }
}
