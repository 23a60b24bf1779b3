package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// The elements of one or more lists as one text, with a separator between them.
final class Join implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "join",
                            "The elements of one or more lists as one text, with a separator between them.")
                    .takes("separator", Type.STRING, "What stands between two elements.")
                    .takesMore("lists", Type.list(Type.STRING), "One or more lists of strings.")
                    .gives(Type.STRING, "join(\", \", [\"a\", \"b\"])", "\"a, b\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        if (arguments.size() < 2) {
            throw FunctionException.ofCall("at least one list is needed");
        }
        List<Value> lists = arguments.subList(1, arguments.size());
        if (!lists.stream().allMatch(Value::isWhollyKnown)) {
            return Value.unknown(Type.STRING);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            addTexts(lists.get(i), i + 1, texts);
        }
        return Value.string(String.join(arguments.get(0).asString(), texts));
    }

    private static void addTexts(Value list, int argument, List<String> texts)
            throws FunctionException {
        for (Value element : list.asList()) {
            if (element.isNull()) {
                throw FunctionException.atArgument(
                        argument,
                        "element "
                                + list.asList().indexOf(element)
                                + " is null, which has no text");
            }
            texts.add(element.asString());
        }
    }
}
