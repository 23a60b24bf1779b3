package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The path from the root of the file system.
final class AbsPath implements Function {
    private static final Description DESCRIPTION =
            Describe.function("abspath", "The path from the root of the file system.")
                    .takes("path", Type.STRING, "The path.")
                    .gives(Type.STRING, "abspath(\"modules/../a\")", "\"/work/a\"");
    private final Surroundings surroundings;

    AbsPath(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String path = arguments.get(0).asString();
        return Value.string(
                path.startsWith("/")
                        ? PathText.clean(path)
                        : PathText.join(surroundings.workingDirectory(), path));
    }
}
