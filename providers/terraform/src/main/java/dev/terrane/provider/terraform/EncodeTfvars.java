package dev.terrane.provider.terraform;

import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `encode_tfvars(object)`: the text of a variable file, a line for each attribute.
record EncodeTfvars(LanguageEncoder language) implements ProviderFunction {
    private static final Pattern IDENTIFIER =
            Pattern.compile("[\\p{javaUnicodeIdentifierStart}_][\\p{javaUnicodeIdentifierPart}-]*");

    @Override
    public String summary() {
        return "Writes an object as the text of a variable file";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "value", Type.DYNAMIC, false, true, "An object with a value a variable."));
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
    public Value call(List<Value> arguments) throws CallException {
        Value value = arguments.getFirst();
        if (!value.isWhollyKnown()) {
            return Refinements.notNull(Value.unknown(Type.STRING));
        }
        if (!(value instanceof Value.ObjectValue || value instanceof Value.MapValue)) {
            throw new CallException(0, "an object is needed, with a value for each variable");
        }
        for (String name : value.asMap().keySet()) {
            if (!IDENTIFIER.matcher(name).matches()) {
                throw new CallException(0, "\"" + name + "\" can not be the name of a variable");
            }
        }
        return Value.string(language.variables(value));
    }
}
