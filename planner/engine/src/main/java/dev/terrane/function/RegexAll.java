package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Everything that a regular expression finds, as a list.
final class RegexAll implements Function {
    private static final Description DESCRIPTION =
            Describe.function("regexall", "Everything that a regular expression finds, as a list.")
                    .takes("pattern", Type.STRING, "A regular expression in the syntax of RE2.")
                    .takes("string", Type.STRING, "The text to search.")
                    .gives(
                            Type.list(Type.DYNAMIC),
                            "regexall(\"[a-z]+\", \"1ab2cd\")",
                            "[\"ab\", \"cd\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value pattern = arguments.get(0);
        return Type.list(
                pattern.isKnown() ? CaptureGroups.of(pattern.asString(), 0).type() : Type.DYNAMIC);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CaptureGroups groups = CaptureGroups.of(arguments.get(0).asString(), 0);
        List<Value> found =
                groups.pattern().all(arguments.get(1).asString()).stream()
                        .map(groups::value)
                        .toList();
        return Value.list(groups.type(), found);
    }
}
