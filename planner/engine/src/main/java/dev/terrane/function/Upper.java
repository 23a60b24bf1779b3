package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text in upper case.
final class Upper implements Function {
    private static final Description DESCRIPTION =
            Describe.function("upper", "The text in upper case.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "upper(\"hello\")", "\"HELLO\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        return Value.string(Letters.map(text, Character::toUpperCase));
    }
}
