package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value as YAML.
final class YamlEncode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("yamlencode", "The value as YAML.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.NULL,
                            Accepts.DYNAMIC,
                            Accepts.UNKNOWN)
                    .gives(Type.STRING, "yamlencode({ a = [1] })", "\"\\\"a\\\":\\n- 1\\n\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value value = arguments.get(0);
        return value.isWhollyKnown()
                ? Value.string(YamlWriting.text(value))
                : Value.unknown(Type.STRING);
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
