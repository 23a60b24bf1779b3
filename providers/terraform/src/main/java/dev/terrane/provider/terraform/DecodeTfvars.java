package dev.terrane.provider.terraform;

import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// `decode_tfvars(text)`: the values that the text of a variable file gives, as an object.
record DecodeTfvars(LanguageEncoder language) implements ProviderFunction {

    @Override
    public String summary() {
        return "Reads the text of a variable file";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("src", Type.STRING, false, false, "The text of a variable file."));
    }

    @Override
    public Optional<Parameter> variadic() {
        return Optional.empty();
    }

    @Override
    public Type result() {
        return Type.DYNAMIC;
    }

    @Override
    public Value call(List<Value> arguments) throws CallException {
        try {
            return language.readVariables(arguments.getFirst().asString());
        } catch (IllegalArgumentException e) {
            throw new CallException(0, "the text is no variable file: " + e.getMessage());
        }
    }
}
