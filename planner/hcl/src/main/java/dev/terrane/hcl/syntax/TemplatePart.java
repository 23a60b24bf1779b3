package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

import java.nio.charset.StandardCharsets;

/// A piece of a template, before directives and what stands between them are made a tree.
sealed interface TemplatePart {

    /// Literal text. It changes while blanks around sequences and before lines are taken off.
    final class Text implements TemplatePart {
        private final StringBuilder content;
        private int start;
        private int end;

        Text(String content, int start, int end) {
            this.content = new StringBuilder(content);
            this.start = start;
            this.end = end;
        }

        String content() {
            return content.toString();
        }

        boolean endsLine() {
            return !content.isEmpty() && content.charAt(content.length() - 1) == '\n';
        }

        /// How many characters of white space it begins with.
        int leadingSpace() {
            int i = 0;
            while (i < content.length() && isSpace(content.charAt(i))) {
                i++;
            }
            return i;
        }

        boolean isBlank() {
            return leadingSpace() == content.length();
        }

        void trimStart() {
            content.delete(0, leadingSpace());
        }

        void trimEnd() {
            int last = content.length();
            while (last > 0 && isSpace(content.charAt(last - 1))) {
                last--;
            }
            content.setLength(last);
        }

        /// Takes characters of white space off, which are also passed in the source.
        void indentLess(int characters) {
            String removed = content.substring(0, characters);
            content.delete(0, characters);
            start = Math.min(end, start + utf8Length(removed));
        }

        void append(Text next) {
            content.append(next.content);
            end = next.end;
        }

        SourceRange range(SourceText text) {
            return text.range(start, end);
        }

        private static int utf8Length(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        /// Unicode's White_Space.
        private static boolean isSpace(char c) {
            return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
        }
    }

    record Interpolation(Expression expression) implements TemplatePart {}

    /// `%{if ...}`.
    record If(Expression condition, SourceRange range) implements TemplatePart {}

    /// `%{for ...}`.
    record Loop(ForParser.Variables variables, Expression collection, SourceRange range)
            implements TemplatePart {}

    /// `%{else}`, `%{endif}`, `%{endfor}`.
    record Marker(Keyword word, SourceRange range) implements TemplatePart {}
}
