package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Base64;
import java.util.List;

/// What a file holds, in Base64.
final class FileBase64 implements Function {
    private static final Description DESCRIPTION =
            Describe.function("filebase64", "What a file holds, in Base64.")
                    .takes("path", Type.STRING, "The file.", Accepts.MARKED, Accepts.UNKNOWN)
                    .gives(Type.STRING, "filebase64(\"hello.txt\")", "\"SGVsbG8=\"");
    private final FileReading files;

    FileBase64(FileReading files) {
        this.files = files;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value path = arguments.get(0);
        if (!path.isKnown()) {
            return Value.unknown(Type.STRING).withMarks(path.marks());
        }
        byte[] content = files.bytes(path, problem -> FunctionException.atArgument(0, problem));
        return Value.string(Base64.getEncoder().encodeToString(content)).withMarks(path.marks());
    }
}
