package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Base64;
import java.util.List;

/// The text in a character encoding, in Base64.
final class TextEncodeBase64 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("textencodebase64", "The text in a character encoding, in Base64.")
                    .takes("string", Type.STRING, "The text.")
                    .takes(
                            "encoding",
                            Type.STRING,
                            "An encoding of the IANA registry, such as UTF-16LE.")
                    .gives(
                            Type.STRING,
                            "textencodebase64(\"Hello\", \"UTF-16LE\")",
                            "\"SABlAGwAbABvAA==\"");

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
                encoding.encode(arguments.get(0).asString())
                        .orElseThrow(() ->
                                FunctionException.atArgument(
                                        0,
                                        "the text has characters that this encoding does not have"));
        return Value.string(Base64.getEncoder().encodeToString(bytes));
    }
}
