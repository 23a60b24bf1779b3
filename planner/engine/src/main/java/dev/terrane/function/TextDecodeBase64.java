package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text that was put into a character encoding and then into Base64.
final class TextDecodeBase64 implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "textdecodebase64",
                            "The text that was put into a character encoding and then into Base64.")
                    .takes("source", Type.STRING, "Text in Base64.")
                    .takes(
                            "encoding",
                            Type.STRING,
                            "An encoding of the IANA registry, such as UTF-16LE.")
                    .gives(Type.STRING, "textdecodebase64(\"SABpAA==\", \"UTF-16LE\")", "\"Hi\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CharacterEncoding encoding =
                CharacterEncoding.named(arguments.get(1).asString())
                        .orElseThrow(() -> CharacterEncoding.unknown(arguments.get(1)));
        byte[] bytes =
                Base64Text.decode(arguments.get(0).asString())
                        .orElseThrow(() -> FunctionException.atArgument(0, "this is no Base64"));
        return Value.string(
                encoding.decode(bytes)
                        .orElseThrow(() ->
                                FunctionException.atArgument(
                                        0, "there are bytes that mean nothing in this encoding")));
    }
}
