package dev.terrane.provider.local;

import dev.terrane.spi.ProviderFunction;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `direxists(path)`: whether there is a directory. A file in its place is an error.
record DirectoryExists(Path workingDirectory) implements ProviderFunction {

    @Override
    public String summary() {
        return "Tells whether a directory exists";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "path",
                        Type.STRING,
                        false,
                        false,
                        "Path of the directory; a relative one begins at the working directory."));
    }

    @Override
    public Optional<Parameter> variadic() {
        return Optional.empty();
    }

    @Override
    public Type result() {
        return Type.BOOL;
    }

    @Override
    public Value call(List<Value> arguments) throws CallException {
        String text = arguments.getFirst().asString();
        Path path = workingDirectory.resolve(text);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new CallException(0, "\"" + text + "\" is there, but is no directory");
        }
        return Value.bool(Files.isDirectory(path));
    }
}
