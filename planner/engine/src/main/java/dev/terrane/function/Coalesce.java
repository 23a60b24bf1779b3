package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.List;

/// The first argument that is neither null nor an empty string.
final class Coalesce implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "coalesce",
                            "The first argument that is neither null nor an empty string.")
                    .takesMore(
                            "vals",
                            Type.DYNAMIC,
                            "Values that have a type in common.",
                            Accepts.NULL,
                            Accepts.UNKNOWN,
                            Accepts.DYNAMIC)
                    .gives(Type.DYNAMIC, "coalesce(null, \"\", \"b\")", "\"b\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return Unification.unify(Arguments.typesOf(arguments))
                .orElseThrow(
                        () -> FunctionException.ofCall("the arguments have no type in common"));
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        for (Value argument : arguments) {
            Value converted = Results.convert(argument, type);
            if (!converted.isKnown()) {
                return Value.unknown(type);
            }
            if (!converted.isNull() && !converted.equals(Value.string(""))) {
                return converted;
            }
        }
        throw FunctionException.ofCall("all arguments are null or empty strings");
    }
}
