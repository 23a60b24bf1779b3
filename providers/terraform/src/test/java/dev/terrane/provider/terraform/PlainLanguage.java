package dev.terrane.provider.terraform;

import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.value.Value;

import java.util.Map;

/// As much of the language as the functions' own tests need.
final class PlainLanguage implements LanguageEncoder {

    @Override
    public String expression(Value value) {
        return value instanceof Value.StringValue text ? "\"" + text.text() + "\"\n" : "?";
    }

    @Override
    public String variables(Value object) {
        var text = new StringBuilder();
        object.asMap()
                .forEach(
                        (name, value) -> text.append(name).append(" = ").append(expression(value)));
        return text.toString();
    }

    @Override
    public Value readVariables(String text) {
        String[] sides = text.split(" = ", 2);
        if (sides.length != 2) {
            throw new IllegalArgumentException("no =");
        }
        return Value.object(Map.of(sides[0], Value.string(sides[1])));
    }
}
