package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SHA-512 digest of a text, in hexadecimal.
final class Sha512 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("sha512", "The SHA-512 digest of a text, in hexadecimal.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "sha512(\"hello\")", "\"9b71d224bd62f378...\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.hex("SHA-512", text));
    }
}
