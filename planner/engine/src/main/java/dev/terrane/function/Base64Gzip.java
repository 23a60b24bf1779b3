package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Base64;
import java.util.List;

/// The text compressed with gzip, in Base64.
final class Base64Gzip implements Function {
    private static final Description DESCRIPTION =
            Describe.function("base64gzip", "The text compressed with gzip, in Base64.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "base64gzip(\"a\")", "\"H4sI...\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.string(
                Base64.getEncoder().encodeToString(Gzip.compress(arguments.get(0).asString())));
    }
}
