package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The last part of a path.
final class BaseName implements Function {
    private static final Description DESCRIPTION =
            Describe.function("basename", "The last part of a path.")
                    .takes("path", Type.STRING, "The path.")
                    .gives(Type.STRING, "basename(\"a/b.txt\")", "\"b.txt\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Value.string(PathText.base(arguments.get(0).asString()));
    }
}
