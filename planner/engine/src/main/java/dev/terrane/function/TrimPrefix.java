package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text without that beginning, if it has it.
final class TrimPrefix implements Function {
    private static final Description DESCRIPTION =
            Describe.function("trimprefix", "The text without that beginning, if it has it.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("prefix", Type.STRING, "The beginning to take away.")
                    .gives(Type.STRING, "trimprefix(\"helloworld\", \"hello\")", "\"world\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        String prefix = arguments.get(1).asString();
        return Value.string(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }
}
