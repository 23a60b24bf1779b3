package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether there is a file at a path.
final class FileExists implements Function {
    private static final Description DESCRIPTION =
            Describe.function("fileexists", "Whether there is a file at a path.")
                    .takes("path", Type.STRING, "The path.", Accepts.MARKED, Accepts.UNKNOWN)
                    .gives(Type.BOOL, "fileexists(\"hello.txt\")", "true");
    private final FileReading files;

    FileExists(FileReading files) {
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
            return Value.unknown(Type.BOOL).withMarks(path.marks());
        }
        return Value.bool(files.isRegularFile(path)).withMarks(path.marks());
    }
}
