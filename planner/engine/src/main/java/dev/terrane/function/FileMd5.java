package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The MD5 digest of a file, in hexadecimal.
final class FileMd5 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("filemd5", "The MD5 digest of a file, in hexadecimal.")
                    .takes("path", Type.STRING, "The file.")
                    .gives(Type.STRING, "filemd5(\"hello.txt\")", "...");
    private final FileReading files;

    FileMd5(FileReading files) {
        this.files = files;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        byte[] content = files.bytes(arguments.get(0), FunctionException::ofCall);
        return Value.string(Digests.hex("MD5", content));
    }
}
