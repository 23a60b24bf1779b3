package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The SHA-1 digest of a file, in hexadecimal.
final class FileSha1 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("filesha1", "The SHA-1 digest of a file, in hexadecimal.")
                    .takes("path", Type.STRING, "The file.")
                    .gives(Type.STRING, "filesha1(\"hello.txt\")", "...");
    private final FileReading files;

    FileSha1(FileReading files) {
        this.files = files;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        byte[] content = files.bytes(arguments.get(0), FunctionException::ofCall);
        return Value.string(Digests.hex("SHA-1", content));
    }
}
