package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The only element of a list, or null where it has none.
final class One implements Function {
    private static final Description DESCRIPTION =
            Describe.function("one", "The only element of a list, or null where it has none.")
                    .takes("list", Type.DYNAMIC, "The list, set or tuple of at most one element.")
                    .gives(Type.DYNAMIC, "one([\"a\"])", "\"a\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(0).type()) {
            case Type.ListType list -> list.element();
            case Type.SetType set -> set.element();
            case Type.TupleType tuple when tuple.elements().isEmpty() -> Type.DYNAMIC;
            case Type.TupleType tuple when tuple.elements().size() == 1 ->
                    tuple.elements().getFirst();
            default -> throw tooMany();
        };
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        Value sequence = arguments.get(0);
        Refinement length = Refinements.of(sequence);
        if (sequence instanceof Value.SetValue && length.minLength() != length.maxLength()) {
            return Value.unknown(type);
        }
        return switch (sequence.asList().size()) {
            case 0 -> Value.nullOf(type);
            case 1 -> sequence.asList().getFirst();
            default -> throw tooMany();
        };
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static FunctionException tooMany() {
        return FunctionException.atArgument(
                0, "a list, set or tuple of one element or none is needed");
    }
}
