package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text that was encoded in Base64.
final class Base64Decode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("base64decode", "The text that was encoded in Base64.")
                    .takes("str", Type.STRING, "Text in Base64.", Accepts.MARKED, Accepts.UNKNOWN)
                    .gives(Type.STRING, "base64decode(\"SGVsbG8=\")", "\"Hello\"");

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
        byte[] bytes =
                Base64Text.decode(encoded.unmarked().asString())
                        .orElseThrow(() ->
                                FunctionException.ofCall(
                                        Arguments.shown(encoded) + " is no Base64"));
        return Value.string(
                        Utf8.decode(bytes)
                                .orElseThrow(() ->
                                        FunctionException.ofCall(
                                                "the decoded bytes are no text in UTF-8")))
                .withMarks(encoded.marks());
    }
}
