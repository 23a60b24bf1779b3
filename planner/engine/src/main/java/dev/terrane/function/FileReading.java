package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;

/// What functions that read files have in common: a `~` at the beginning of a path, and the words for
/// what goes wrong.
final class FileReading {
    private final Surroundings surroundings;

    FileReading(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param path known; it may be marked
    /// @param problem whether the call is to blame, or the argument
    byte[] bytes(Value path, Function<String, FunctionException> problem) throws FunctionException {
        try {
            return surroundings.read(location(path));
        } catch (NoSuchFileException e) {
            throw problem.apply(
                    "there is no file %s; a file that a resource makes can be read by way of that resource alone"
                            .formatted(Arguments.shown(path)));
        } catch (Enclosure.OutsideException e) {
            throw problem.apply(
                    "the file %s lies outside of the repository, and a plan in review reads nothing there"
                            .formatted(Arguments.shown(path)));
        } catch (IOException e) {
            throw problem.apply("the file %s can not be read".formatted(Arguments.shown(path)));
        }
    }

    String text(Value path, Function<String, FunctionException> problem) throws FunctionException {
        return Utf8.decode(bytes(path, problem))
                .orElseThrow(() ->
                        FunctionException.ofCall(
                                "the file %s is no text in UTF-8; filebase64 reads any file"
                                        .formatted(Arguments.shown(path))));
    }

    boolean isRegularFile(Value path) throws FunctionException {
        try {
            return switch (surroundings.kindOf(location(path))) {
                case REGULAR -> true;
                case MISSING -> false;
                case DIRECTORY ->
                        throw FunctionException.ofCall(
                                Arguments.shown(path) + " is a folder, and no file");
                case OTHER ->
                        throw FunctionException.ofCall(
                                Arguments.shown(path) + " is no ordinary file");
            };
        } catch (Enclosure.OutsideException e) {
            throw FunctionException.ofCall(
                    Arguments.shown(path)
                            + " lies outside of the repository, and a plan in review looks at nothing there");
        } catch (IOException e) {
            throw FunctionException.ofCall(Arguments.shown(path) + " can not be looked at");
        }
    }

    private String location(Value path) throws FunctionException {
        return PathText.clean(expanded(path.unmarked().asString()));
    }

    /// With the home directory in place of `~`.
    String expanded(String path) throws FunctionException {
        if (!path.startsWith("~")) {
            return path;
        }
        if (path.length() > 1 && path.charAt(1) != '/') {
            throw FunctionException.ofCall("the home directories of other users are not known");
        }
        String home =
                surroundings
                        .homeDirectory()
                        .orElseThrow(() -> FunctionException.ofCall("there is no home directory"));
        return PathText.join(home, path.substring(1));
    }
}
