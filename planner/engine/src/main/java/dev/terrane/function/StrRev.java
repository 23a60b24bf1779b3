package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text from its last character to its first.
final class StrRev implements Function {
    private static final Description DESCRIPTION =
            Describe.function("strrev", "The text from its last character to its first.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "strrev(\"hello\")", "\"olleh\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        return Value.string(String.join("", GraphemeClusters.split(text).reversed()));
    }
}
