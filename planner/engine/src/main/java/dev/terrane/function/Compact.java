package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The list without null and empty strings.
final class Compact implements Function {
    private static final Description DESCRIPTION =
            Describe.function("compact", "The list without null and empty strings.")
                    .takes("list", Type.list(Type.STRING), "The list.")
                    .gives(Type.list(Type.STRING), "compact([\"a\", \"\", null])", "[\"a\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value list = arguments.get(0);
        if (!list.isWhollyKnown()) {
            return Value.unknown(Type.list(Type.STRING));
        }
        return Value.list(
                Type.STRING,
                list.asList().stream()
                        .filter(element -> !element.isNull() && !element.asString().isEmpty())
                        .toList());
    }
}
