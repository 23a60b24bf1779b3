package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text as it stands in the query of a URL.
final class UrlEncode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("urlencode", "The text as it stands in the query of a URL.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "urlencode(\"a b&c\")", "\"a+b%26c\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.string(UrlText.encode(arguments.get(0).asString()));
    }
}
