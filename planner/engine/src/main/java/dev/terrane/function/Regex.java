package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// What a regular expression finds first: the text, or its groups as a tuple or an object.
final class Regex implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "regex",
                            "What a regular expression finds first: the text, or its groups as a tuple or an object.")
                    .takes("pattern", Type.STRING, "A regular expression in the syntax of RE2.")
                    .takes("string", Type.STRING, "The text to search.")
                    .gives(Type.DYNAMIC, "regex(\"[a-z]+\", \"53453aaa4\")", "\"aaa\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value pattern = arguments.get(0);
        return pattern.isKnown() ? CaptureGroups.of(pattern.asString(), 0).type() : Type.DYNAMIC;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        CaptureGroups groups = CaptureGroups.of(arguments.get(0).asString(), 0);
        return groups.pattern()
                .first(arguments.get(1).asString())
                .map(groups::value)
                .orElseThrow(() ->
                        FunctionException.ofCall(
                                "the regular expression matches no part of the text; regexall"
                                        + " gives an empty list then"));
    }
}
