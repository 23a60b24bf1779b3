package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The number without its sign.
final class Abs implements Function {
    private static final Description DESCRIPTION =
            Describe.function("abs", "The number without its sign.")
                    .takes("num", Type.NUMBER, "The number.", Accepts.MARKED)
                    .gives(Type.NUMBER, "abs(-2)", "2");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value number = arguments.get(0);
        return Value.number(number.unmarked().asNumber().abs()).withMarks(number.marks());
    }
}
