package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether any element is true.
final class AnyTrue implements Function {
    private static final Description DESCRIPTION =
            Describe.function("anytrue", "Whether any element is true.")
                    .takes("list", Type.list(Type.BOOL), "The list. Null counts as false.")
                    .gives(Type.BOOL, "anytrue([true, false])", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        List<Value> elements = arguments.get(0).asList();
        if (elements.contains(Value.TRUE)) {
            return Value.TRUE;
        }
        return elements.stream().allMatch(Value::isKnown) ? Value.FALSE : Value.unknown(Type.BOOL);
    }
}
