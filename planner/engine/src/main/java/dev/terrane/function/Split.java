package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// The parts of a text between separators.
final class Split implements Function {
    private static final Description DESCRIPTION =
            Describe.function("split", "The parts of a text between separators.")
                    .takes(
                            "separator",
                            Type.STRING,
                            "What stands between two parts; empty to take every character for a part.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.list(Type.STRING), "split(\",\", \"a,b\")", "[\"a\", \"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String separator = arguments.get(0).asString();
        String text = arguments.get(1).asString();
        return Arguments.listOfStrings(
                separator.isEmpty() ? characters(text) : parts(text, separator));
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> parts(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }
}
