package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// A path without its last part.
final class DirName implements Function {
    private static final Description DESCRIPTION =
            Describe.function("dirname", "A path without its last part.")
                    .takes("path", Type.STRING, "The path.")
                    .gives(Type.STRING, "dirname(\"a/b.txt\")", "\"a\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.string(PathText.directory(arguments.get(0).asString()));
    }
}
