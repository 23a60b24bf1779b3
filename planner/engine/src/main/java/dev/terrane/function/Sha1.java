package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SHA-1 digest of a text, in hexadecimal.
final class Sha1 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("sha1", "The SHA-1 digest of a text, in hexadecimal.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(
                            Type.STRING,
                            "sha1(\"hello\")",
                            "\"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.hex("SHA-1", text));
    }
}
