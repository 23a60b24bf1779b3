package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// What a file holds, as text.
final class FileText implements Function {
    private static final Description DESCRIPTION =
            Describe.function("file", "What a file holds, as text.")
                    .takes("path", Type.STRING, "The file.", Accepts.MARKED, Accepts.UNKNOWN)
                    .gives(Type.STRING, "file(\"hello.txt\")", "\"Hello\"");
    private final FileReading files;

    FileText(FileReading files) {
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
        return Value.string(files.text(path, problem -> FunctionException.atArgument(0, problem)))
                .withMarks(path.marks());
    }
}
