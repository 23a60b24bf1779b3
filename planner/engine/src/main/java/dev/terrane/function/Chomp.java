package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text without the line breaks at its end.
final class Chomp implements Function {
    private static final Description DESCRIPTION =
            Describe.function("chomp", "The text without the line breaks at its end.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "chomp(\"hello\\n\\n\")", "\"hello\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        return Value.string(text.substring(0, end(text)));
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }
}
