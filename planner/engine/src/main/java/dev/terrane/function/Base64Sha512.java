package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SHA-512 digest of a text, in Base64.
final class Base64Sha512 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("base64sha512", "The SHA-512 digest of a text, in Base64.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(
                            Type.STRING,
                            "base64sha512(\"hello\")",
                            "\"m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.base64("SHA-512", text));
    }
}
