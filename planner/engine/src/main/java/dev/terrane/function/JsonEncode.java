package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.List;

/// The value as JSON.
final class JsonEncode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("jsonencode", "The value as JSON.")
                    .takes(
                            "val",
                            Type.DYNAMIC,
                            "Any value.",
                            Accepts.UNKNOWN,
                            Accepts.DYNAMIC,
                            Accepts.NULL)
                    .gives(Type.STRING, "jsonencode({ a = [1] })", "\"{\\\"a\\\":[1]}\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value value = arguments.get(0);
        if (!value.isWhollyKnown()) {
            return Refinements.refine(
                    Value.unknown(Type.STRING), Refinement.NOT_NULL.withPrefix(beginning(value)));
        }
        try {
            return Value.string(JsonText.of(value));
        } catch (ArithmeticException e) {
            throw FunctionException.ofCall("an infinite number can not be written in JSON");
        }
    }

    private static String beginning(Value value) {
        if (!Refinements.isDefinitelyNotNull(value)) {
            return "";
        }
        return switch (value.type()) {
            case Type.ObjectType object -> "{";
            case Type.MapType map -> "{";
            case Type.TupleType tuple -> "[";
            case Type.ListType list -> "[";
            case Type.SetType set -> "[";
            case Type.Primitive primitive -> primitive == Type.Primitive.STRING ? "\"" : "";
            case Type.Dynamic notKnownYet -> "";
        };
    }
}
