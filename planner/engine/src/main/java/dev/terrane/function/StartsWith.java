package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether a text begins so.
final class StartsWith implements Function {
    private static final Description DESCRIPTION =
            Describe.function("startswith", "Whether a text begins so.")
                    .takes("str", Type.STRING, "The text.", Accepts.UNKNOWN)
                    .takes("prefix", Type.STRING, "Its beginning.")
                    .gives(Type.BOOL, "startswith(\"hello\", \"he\")", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String prefix = arguments.get(1).asString();
        if (arguments.get(0).isKnown()) {
            return Value.bool(arguments.get(0).asString().startsWith(prefix));
        }
        return byKnownBeginning(Refinements.of(arguments.get(0)).stringPrefix(), prefix);
    }

    private static Value byKnownBeginning(String known, String prefix) {
        if (known.startsWith(prefix)) {
            return Value.TRUE;
        }
        boolean longEnough = !known.isEmpty() && Utf8.length(known) >= Utf8.length(prefix);
        return longEnough ? Value.FALSE : Value.unknown(Type.BOOL);
    }
}
