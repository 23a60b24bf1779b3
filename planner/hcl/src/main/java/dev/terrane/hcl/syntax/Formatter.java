package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// Writes a file in the canonical form: what `fmt` does.
///
/// First outdated ways to write something are replaced ([FormatRewriter]). All else is a matter of
/// the blanks before tokens: indentation by open brackets ([FormatIndentation]), one blank or none
/// between tokens ([FormatSpacing]), equals signs and comments of neighbouring lines in columns
/// ([FormatAlignment]). Line breaks stay where they are.
public final class Formatter {
    private Formatter() {}

    /// The canonical form; the same text where it has syntax errors.
    public static byte[] format(byte[] text) {
        return format(new Source("<text>", text), new Diagnostics()).orElse(text);
    }

    /// The canonical form; empty where an error was added to the diagnostics.
    public static Optional<byte[]> format(Source source, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        File file = HclParser.parse(source, problems);
        diagnostics.addAll(problems);
        if (problems.hasErrors() || !(file.body() instanceof NativeBody body)) {
            return Optional.empty();
        }
        List<FormatToken> tokens = FormatRewriter.rewrite(SourceText.of(source), body);
        List<FormatLine> lines = FormatLine.split(tokens.subList(0, tokens.size() - 1));
        FormatIndentation.apply(lines);
        FormatSpacing.apply(lines);
        FormatAlignment.apply(lines);
        return Optional.of(write(tokens, source.length()));
    }

    private static byte[] write(List<FormatToken> tokens, int expectedLength) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(expectedLength + 64);
        tokens.forEach(token -> token.write(out));
        return out.toByteArray();
    }
}
