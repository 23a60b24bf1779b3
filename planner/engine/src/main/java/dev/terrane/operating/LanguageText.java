package dev.terrane.operating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.File;
import dev.terrane.hcl.syntax.Formatter;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes values as text of the language: `{ a = [1, "two"] }`, and reads variable files back.
public final class LanguageText implements LanguageEncoder {
    private static final String ARGUMENT = "a = ";

    @Override
    public String expression(Value value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return formatted(text.toString());
    }

    /// Arguments stand below each other, each by itself: they are not aligned.
    @Override
    public String variables(Value object) {
        StringBuilder all = new StringBuilder();
        object.asMap()
                .forEach((name, value) ->
                        all.append(name).append(" = ").append(expression(value)).append('\n'));
        return all.toString();
    }

    @Override
    public Value readVariables(String text) {
        Diagnostics problems = new Diagnostics();
        File file = HclParser.parse(Source.of("<variables>", text), problems);
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Attribute> entry : file.body().attributes(problems).entrySet()) {
            values.put(
                    entry.getKey(),
                    Evaluator.evaluateConstant(entry.getValue().expression(), problems));
        }
        if (problems.hasErrors()) {
            throw new IllegalArgumentException(problems.list().getFirst().detail());
        }
        return Value.object(values);
    }

    /// What is formatted is a file, so the expression is made the value of an argument for the while.
    private static String formatted(String expression) {
        byte[] file = (ARGUMENT + expression).getBytes(StandardCharsets.UTF_8);
        return new String(Formatter.format(file), StandardCharsets.UTF_8)
                .substring(ARGUMENT.length());
    }

    private static void append(Value value, StringBuilder text) {
        switch (value) {
            case Value.NullValue none -> text.append("null");
            case Value.BoolValue bool -> text.append(bool.truth());
            case Value.NumberValue number -> text.append(number.number());
            case Value.StringValue string -> quote(string.text(), text);
            case Value.ListValue list -> sequence(list.elements(), text);
            case Value.SetValue set -> sequence(set.elements(), text);
            case Value.TupleValue tuple -> sequence(tuple.elements(), text);
            case Value.MapValue map -> named(map.elements(), text);
            case Value.ObjectValue object -> named(object.attributes(), text);
            case Value.MarkedValue marked -> append(marked.inner(), text);
            case Value.UnknownValue unknown ->
                    throw new IllegalArgumentException("a value that is not known has no text");
        }
    }

    private static void sequence(List<Value> elements, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(elements.get(i), text);
        }
        text.append(']');
    }

    private static void named(Map<String, Value> elements, StringBuilder text) {
        if (elements.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append("{\n");
        elements.forEach((name, value) -> {
            key(name, text);
            text.append(" = ");
            append(value, text);
            text.append('\n');
        });
        text.append('}');
    }

    private static void key(String name, StringBuilder text) {
        boolean identifier =
                !name.isEmpty()
                        && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                        && name.codePoints()
                                .allMatch(c -> c == '-' || Character.isUnicodeIdentifierPart(c));
        if (identifier) {
            text.append(name);
        } else {
            quote(name, text);
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    boolean template = (c == '$' || c == '%') && string.startsWith("{", i + 1);
                    text.append(c).append(template ? String.valueOf(c) : "");
                }
            }
        }
        text.append('"');
    }
}
