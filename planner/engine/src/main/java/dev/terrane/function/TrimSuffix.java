package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text without that end, if it has it.
final class TrimSuffix implements Function {
    private static final Description DESCRIPTION =
            Describe.function("trimsuffix", "The text without that end, if it has it.")
                    .takes("str", Type.STRING, "The text.")
                    .takes("suffix", Type.STRING, "The end to take away.")
                    .gives(Type.STRING, "trimsuffix(\"helloworld\", \"world\")", "\"hello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        String suffix = arguments.get(1).asString();
        int end = text.endsWith(suffix) ? text.length() - suffix.length() : text.length();
        return Value.string(text.substring(0, end));
    }
}
