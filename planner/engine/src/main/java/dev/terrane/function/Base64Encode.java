package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The text in Base64.
final class Base64Encode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("base64encode", "The text in Base64.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "base64encode(\"Hello\")", "\"SGVsbG8=\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Base64.getEncoder().encodeToString(text));
    }
}
