package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value that a text in YAML stands for.
final class YamlDecode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("yamldecode", "The value that a text in YAML stands for.")
                    .takes("src", Type.STRING, "Text in YAML, a single document.")
                    .gives(Type.DYNAMIC, "yamldecode(\"a: [1]\")", "{ a = [1] }");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value text = arguments.get(0);
        return text.isKnown() ? decode(text.asString()).type() : Type.DYNAMIC;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return decode(arguments.get(0).asString());
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static Value decode(String text) throws FunctionException {
        try {
            return YamlReading.value(text);
        } catch (YamlException e) {
            throw FunctionException.ofCall("this is no YAML that can be read: " + e.getMessage());
        }
    }
}
