package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The files below a folder whose names match a pattern.
final class FileSet implements Function {
    private static final Description DESCRIPTION =
            Describe.function("fileset", "The files below a folder whose names match a pattern.")
                    .takes("path", Type.STRING, "The folder.", Accepts.MARKED, Accepts.UNKNOWN)
                    .takes(
                            "pattern",
                            Type.STRING,
                            "The pattern: * and ? within a name, ** for folders at any depth, {a,b}, [a-z].",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .gives(
                            Type.set(Type.STRING),
                            "fileset(path.module, \"*.txt\")",
                            "toset([\"a.txt\"])");
    private final Surroundings surroundings;

    FileSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Set<Mark> marks = Arguments.marksOf(arguments);
        Value path = arguments.get(0).unmarked();
        Value pattern = arguments.get(1).unmarked();
        if (!path.isKnown() || !pattern.isKnown()) {
            return Value.unknown(Type.set(Type.STRING)).withMarks(marks);
        }
        return Value.set(Type.STRING, files(path.asString(), pattern.asString())).withMarks(marks);
    }

    private List<Value> files(String path, String pattern) throws FunctionException {
        try {
            return new GlobSearch(surroundings, PathText.clean(path))
                    .filesMatching(PathText.join(path, pattern)).stream()
                            .map(Value::string)
                            .toList();
        } catch (BadPatternException e) {
            throw FunctionException.ofCall("the pattern can not be read: " + e.getMessage());
        } catch (IOException e) {
            throw FunctionException.ofCall("the folder can not be read: " + e.getMessage());
        }
    }
}
