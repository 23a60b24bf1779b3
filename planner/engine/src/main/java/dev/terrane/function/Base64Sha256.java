package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SHA-256 digest of a text, in Base64.
final class Base64Sha256 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("base64sha256", "The SHA-256 digest of a text, in Base64.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(
                            Type.STRING,
                            "base64sha256(\"hello\")",
                            "\"LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.base64("SHA-256", text));
    }
}
