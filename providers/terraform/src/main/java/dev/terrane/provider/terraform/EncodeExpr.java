package dev.terrane.provider.terraform;

import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// `encode_expr(value)`: the value as an expression, `["a", 1]`.
record EncodeExpr(LanguageEncoder language) implements ProviderFunction {

    @Override
    public String summary() {
        return "Writes a value as an expression of the language";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("value", Type.DYNAMIC, false, true, "The value to write."));
    }

    @Override
    public Optional<Parameter> variadic() {
        return Optional.empty();
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value value = arguments.getFirst();
        return value.isWhollyKnown()
                ? Value.string(language.expression(value).strip())
                : Refinements.refine(
                        Value.unknown(Type.STRING),
                        Refinement.NOT_NULL.withPrefix(firstCharacter(value)));
    }

    /// The type tells what the text begins with, as long as the value is not null.
    private static String firstCharacter(Value value) {
        if (!Refinements.isDefinitelyNotNull(value)) {
            return "";
        }
        return switch (value.type()) {
            case Type.ObjectType object -> "{";
            case Type.MapType map -> "{";
            case Type.TupleType tuple -> "[";
            case Type.ListType list -> "[";
            case Type.SetType set -> "[";
            case Type.Primitive primitive -> primitive.equals(Type.STRING) ? "\"" : "";
            case Type.Dynamic any -> "";
        };
    }
}
