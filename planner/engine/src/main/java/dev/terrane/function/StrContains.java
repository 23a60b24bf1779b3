package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether a text contains another.
final class StrContains implements Function {
    private static final Description DESCRIPTION =
            Describe.function("strcontains", "Whether a text contains another.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("substr", Type.STRING, "What to look for.")
                    .gives(Type.BOOL, "strcontains(\"hello\", \"ell\")", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.bool(arguments.get(0).asString().contains(arguments.get(1).asString()));
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
