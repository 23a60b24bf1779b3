package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.List;

/// The text that was compressed with gzip and encoded in Base64.
final class Base64Gunzip implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "base64gunzip",
                            "The text that was compressed with gzip and encoded in Base64.")
                    .takes(
                            "str",
                            Type.STRING,
                            "What base64gzip gives.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .gives(Type.STRING, "base64gunzip(base64gzip(\"a\"))", "\"a\"");

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
        byte[] compressed =
                Base64Text.decode(encoded.unmarked().asString())
                        .orElseThrow(() ->
                                FunctionException.ofCall(
                                        Arguments.shown(encoded) + " is no Base64"));
        return Value.string(text(compressed)).withMarks(encoded.marks());
    }

    private static String text(byte[] compressed) throws FunctionException {
        try {
            return Utf8.decode(Gzip.decompress(compressed))
                    .orElseThrow(() ->
                            FunctionException.ofCall(
                                    "the decompressed bytes are no text in UTF-8"));
        } catch (IOException e) {
            throw FunctionException.ofCall(
                    "the decoded bytes are not compressed with gzip: " + e.getMessage());
        }
    }
}
