package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.LinkedHashSet;
import java.util.List;

/// The list with each element where it stands first.
final class Distinct implements Function {
    private static final Description DESCRIPTION =
            Describe.function("distinct", "The list with each element where it stands first.")
                    .takes("list", Type.list(Type.DYNAMIC), "The list.")
                    .gives(
                            Type.list(Type.DYNAMIC),
                            "distinct([\"a\", \"b\", \"a\"])",
                            "[\"a\", \"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return arguments.get(0).type();
    }

    @Override
    public Value call(List<Value> arguments) {
        Value list = arguments.get(0);
        if (!list.isWhollyKnown()) {
            return Value.unknown(list.type());
        }
        return Value.list(
                ((Type.ListType) list.type()).element(),
                List.copyOf(new LinkedHashSet<>(list.asList())));
    }
}
