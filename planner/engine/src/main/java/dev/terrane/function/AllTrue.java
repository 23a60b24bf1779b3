package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether all elements are true; also where there are none.
final class AllTrue implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "alltrue", "Whether all elements are true; also where there are none.")
                    .takes("list", Type.list(Type.BOOL), "The list. Null counts as false.")
                    .gives(Type.BOOL, "alltrue([true, false])", "false");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        for (Value element : arguments.get(0).asList()) {
            if (!element.isKnown()) {
                return Value.unknown(Type.BOOL);
            }
            if (element.isNull() || !element.asBool()) {
                return Value.FALSE;
            }
        }
        return Value.TRUE;
    }
}
