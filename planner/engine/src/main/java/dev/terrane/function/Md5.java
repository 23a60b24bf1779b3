package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The MD5 digest of a text, in hexadecimal.
final class Md5 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("md5", "The MD5 digest of a text, in hexadecimal.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "md5(\"hello\")", "\"5d41402abc4b2a76b9719d911017c592\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        byte[] text = arguments.get(0).asString().getBytes(StandardCharsets.UTF_8);
        return Value.string(Digests.hex("MD5", text));
    }
}
