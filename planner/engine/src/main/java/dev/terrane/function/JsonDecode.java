package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.util.List;

/// The value that a text in JSON stands for.
final class JsonDecode implements Function {
    private static final Description DESCRIPTION =
            Describe.function("jsondecode", "The value that a text in JSON stands for.")
                    .takes("str", Type.STRING, "Text in JSON.")
                    .gives(Type.DYNAMIC, "jsondecode(\"[1]\")", "[1]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value text = arguments.get(0);
        return text.isKnown()
                ? decode(text.asString()).type()
                : typeBy(Refinements.of(text).stringPrefix());
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
            return ImpliedJson.read(text);
        } catch (IOException e) {
            throw FunctionException.ofCall("this is no JSON: " + Results.firstLine(e));
        }
    }

    /// What is certain of the type by the beginning of the text.
    private static Type typeBy(String prefix) throws FunctionException {
        String beginning = Letters.trim(prefix, Letters::isWhiteSpace);
        if (beginning.isEmpty()) {
            return Type.DYNAMIC;
        }
        return switch (beginning.charAt(0)) {
            case '{', '[', 'n' -> Type.DYNAMIC;
            case '"' -> Type.STRING;
            case 't', 'f' -> Type.BOOL;
            case '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Type.NUMBER;
            default ->
                    throw FunctionException.atArgument(
                            0,
                            "no JSON begins with \""
                                    + Character.toString(beginning.codePointAt(0))
                                    + "\"");
        };
    }
}
