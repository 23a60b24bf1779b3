package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a text in CSV, each an object with the names of the first row.
final class CsvDecode implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "csvdecode",
                            "The rows of a text in CSV, each an object with the names of the first row.")
                    .takes("str", Type.STRING, "Text in CSV (RFC 4180).")
                    .gives(Type.DYNAMIC, "csvdecode(\"a,b\\n1,2\")", "[{ a = \"1\", b = \"2\" }]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value text = arguments.get(0);
        return text.isKnown() ? Type.list(rowType(header(text.asString()))) : Type.DYNAMIC;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        List<List<String>> rows = rows(arguments.get(0).asString());
        List<String> names = rows.getFirst();
        List<Value> objects = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, Value> attributes = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                attributes.put(names.get(i), Value.string(row.get(i)));
            }
            objects.add(Value.object(attributes));
        }
        return Value.list(rowType(names), objects);
    }

    private static Type rowType(List<String> names) throws FunctionException {
        Map<String, Type> attributes = new HashMap<>();
        for (String name : names) {
            if (attributes.put(name, Type.STRING) != null) {
                throw FunctionException.ofCall("two columns are named \"" + name + "\"");
            }
        }
        return Type.object(attributes);
    }

    private static List<String> header(String text) throws FunctionException {
        try {
            return new CsvReading(text)
                    .nextRow()
                    .orElseThrow(
                            () -> FunctionException.ofCall("there is no first row with names"));
        } catch (CsvException e) {
            throw FunctionException.ofCall(e.getMessage());
        }
    }

    private static List<List<String>> rows(String text) throws FunctionException {
        try {
            return new CsvReading(text).rows();
        } catch (CsvException e) {
            throw FunctionException.ofCall(e.getMessage());
        }
    }
}
