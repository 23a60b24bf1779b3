package dev.terrane.function;

import com.google.re2j.PatternSyntaxException;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The text with every occurrence of another text, or of a regular expression in slashes, replaced.
final class Replace implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "replace",
                            "The text with every occurrence of another text, or of a regular expression in slashes, replaced.")
                    .takes("str", Type.STRING, "The text.")
                    .takes(
                            "substr",
                            Type.STRING,
                            "What to replace; between slashes, a regular expression.")
                    .takes(
                            "replace",
                            Type.STRING,
                            "What to put there; $1 and ${name} mean groups of the regular expression.")
                    .gives(Type.STRING, "replace(\"1 + 2\", \"+\", \"-\")", "\"1 - 2\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        String text = arguments.get(0).asString();
        String wanted = arguments.get(1).asString();
        String replacement = arguments.get(2).asString();
        boolean isPattern = wanted.length() > 1 && wanted.startsWith("/") && wanted.endsWith("/");
        return Value.string(
                isPattern
                        ? replaceMatches(
                                text, wanted.substring(1, wanted.length() - 1), replacement)
                        : replaceText(text, wanted, replacement));
    }

    private static String replaceMatches(String text, String pattern, String replacement)
            throws FunctionException {
        try {
            return Pattern.compile(pattern).replaceAll(text, replacement);
        } catch (PatternSyntaxException e) {
            throw FunctionException.ofCall(CaptureGroups.invalid(e));
        }
    }

    /// The empty text is before each character, and at the end.
    private static String replaceText(String text, String wanted, String replacement) {
        if (!wanted.isEmpty()) {
            return text.replace(wanted, replacement);
        }
        var result = new StringBuilder(replacement);
        text.codePoints().forEach(c -> result.appendCodePoint(c).append(replacement));
        return result.toString();
    }
}
