package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The map turned round: from each value to the keys that had it.
final class Transpose implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "transpose",
                            "The map turned round: from each value to the keys that had it.")
                    .takes("values", Type.map(Type.list(Type.STRING)), "A map of lists of strings.")
                    .gives(
                            Type.map(Type.list(Type.STRING)),
                            "transpose({ a = [\"1\", \"2\"], b = [\"2\"] })",
                            "{ \"1\" = [\"a\"], \"2\" = [\"a\", \"b\"] }");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value map = arguments.get(0);
        Type list = Type.list(Type.STRING);
        if (!map.isWhollyKnown()) {
            return Value.unknown(Type.map(list));
        }
        Map<String, List<Value>> turned = new HashMap<>();
        for (Map.Entry<String, Value> entry : map.asMap().entrySet()) {
            for (String text : texts(entry.getValue())) {
                turned.computeIfAbsent(text, key -> new ArrayList<>())
                        .add(Value.string(entry.getKey()));
            }
        }
        Map<String, Value> lists = new HashMap<>();
        turned.forEach((key, keys) -> lists.put(key, Value.list(Type.STRING, keys)));
        return Value.map(list, lists);
    }

    private static List<String> texts(Value list) throws FunctionException {
        if (list.isNull() || list.asList().stream().anyMatch(Value::isNull)) {
            throw FunctionException.ofCall("neither a list nor a string in it may be null");
        }
        return list.asList().stream().map(Value::asString).toList();
    }
}
