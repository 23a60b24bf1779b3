package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text without white space at its beginning and end.
final class TrimSpace implements Function {
    private static final Description DESCRIPTION =
            Describe.function("trimspace", "The text without white space at its beginning and end.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "trimspace(\"  hello\\n\")", "\"hello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        return Value.string(Letters.trim(text, Letters::isWhiteSpace));
    }
}
