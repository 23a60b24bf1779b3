package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SHA-256 digest of a text, in hexadecimal.
final class Sha256 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("sha256", "The SHA-256 digest of a text, in hexadecimal.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(
                            Type.STRING,
                            "sha256(\"hello\")",
                            "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.hex("SHA-256", text));
    }
}
