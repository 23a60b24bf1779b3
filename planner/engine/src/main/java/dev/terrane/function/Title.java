package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text with the first letter of each word in upper case.
final class Title implements Function {
    private static final Description DESCRIPTION =
            Describe.function("title", "The text with the first letter of each word in upper case.")
                    .takes("str", Type.STRING, "The text.")
                    .gives(Type.STRING, "title(\"hello world\")", "\"Hello World\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        String text = arguments.get(0).asString();
        return Value.string(titled(text));
    }

    private static String titled(String text) {
        var titled = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            titled.appendCodePoint(separatesWords(before) ? Character.toTitleCase(c) : c);
            before = c;
        }
        return titled.toString();
    }

    /// In ASCII everything but letters, digits and the underscore; beyond it white space alone.
    private static boolean separatesWords(int c) {
        if (c < 128) {
            return c != '_' && !Character.isLetterOrDigit(c);
        }
        return Letters.isWhiteSpace(c);
    }
}
