package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The path with the home directory in place of a ~ at its beginning.
final class PathExpand implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "pathexpand",
                            "The path with the home directory in place of a ~ at its beginning.")
                    .takes("path", Type.STRING, "The path.")
                    .gives(Type.STRING, "pathexpand(\"~/.ssh\")", "\"/home/a/.ssh\"");
    private final FileReading files;

    PathExpand(FileReading files) {
        this.files = files;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return Value.string(files.expanded(arguments.get(0).asString()));
    }
}
