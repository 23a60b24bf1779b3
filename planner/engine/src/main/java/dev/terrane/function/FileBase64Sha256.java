package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The SHA-256 digest of a file, in Base64.
final class FileBase64Sha256 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("filebase64sha256", "The SHA-256 digest of a file, in Base64.")
                    .takes("path", Type.STRING, "The file.")
                    .gives(Type.STRING, "filebase64sha256(\"hello.txt\")", "...");
    private final FileReading files;

    FileBase64Sha256(FileReading files) {
        this.files = files;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        byte[] content = files.bytes(arguments.get(0), FunctionException::ofCall);
        return Value.string(Digests.base64("SHA-256", content));
    }
}
