package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text that was encoded for the query of a URL.
final class UrlDecode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("urldecode", "The text that was encoded for the query of a URL.")
                    .takes("str", Type.STRING, "The encoded text.", Accepts.MARKED, Accepts.UNKNOWN)
                    .gives(Type.STRING, "urldecode(\"a+b%26c\")", "\"a b&c\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value encoded = arguments.get(0);
        if (!encoded.isKnown()) {
            return Value.unknown(Type.STRING).withMarks(encoded.marks());
        }
        return Value.string(
                        UrlText.decode(encoded.unmarked().asString())
                                .orElseThrow(() ->
                                        FunctionException.ofCall(
                                                Arguments.shown(encoded)
                                                        + " has a % that two hexadecimal digits do not follow, or is no UTF-8")))
                .withMarks(encoded.marks());
    }
}
