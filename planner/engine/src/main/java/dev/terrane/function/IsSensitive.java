package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether the value is marked as sensitive.
final class IsSensitive implements Function {
    private static final Description DESCRIPTION =
            Describe.function("issensitive", "Whether the value is marked as sensitive.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.UNKNOWN,
                            Accepts.NULL,
                            Accepts.MARKED,
                            Accepts.DYNAMIC)
                    .gives(Type.BOOL, "issensitive(sensitive(\"a\"))", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value value = arguments.get(0);
        if (value.hasMark(Mark.SENSITIVE)) {
            return Value.TRUE;
        }
        return value.isKnown() ? Value.FALSE : Value.unknown(Type.BOOL);
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
