package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text with so many spaces before each line but the first.
final class Indent implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "indent",
                            "The text with so many spaces before each line but the first.")
                    .takes("spaces", Type.NUMBER, "How many spaces.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(
                            Type.STRING,
                            "\"  items: ${indent(2, \"[\\n  1\\n]\")}\"",
                            "\"  items: [\\n    1\\n  ]\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        long spaces = Arguments.whole(arguments, 0, "the number of spaces");
        String text = arguments.get(1).asString();
        boolean alone = text.indexOf('\n') < 0;
        if (spaces < 0 || (spaces > MOST_SPACES && !alone)) {
            throw FunctionException.ofCall(
                    "the number of spaces has to be from 0 to " + MOST_SPACES);
        }
        return alone
                ? Value.string(text)
                : Value.string(text.replace("\n", "\n" + " ".repeat((int) spaces)));
    }

    private static final int MOST_SPACES = 1_000_000;
}
