package dev.terrane.acceptance.parser;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// What the language says of a text, checked by reading it.
sealed interface Fact {

    boolean holdsFor(LanguageReader reader);

    /// What operators bind to.
    record Precedence(String expression, String number) implements Fact {
        @Override
        public boolean holdsFor(LanguageReader reader) {
            return reader.number(expression)
                    .filter(read -> read.compareTo(new BigDecimal(number)) == 0)
                    .isPresent();
        }
    }

    /// What stands behind the colon of a `for` expression is read, and not dropped.
    record ForBody(String head, String body, String tail, String value) implements Fact {
        @Override
        public boolean holdsFor(LanguageReader reader) {
            return reader.holdsForBody(head + ": " + body + tail, body, value);
        }
    }

    record Invalid(String text) implements Fact {
        @Override
        public boolean holdsFor(LanguageReader reader) {
            return !reader.accepts(text);
        }
    }

    /// A reader that throws something unexpected has not read the text.
    default boolean isReadBy(LanguageReader reader) {
        try {
            return holdsFor(reader);
        } catch (RuntimeException e) {
            return false;
        }
    }

    static List<Fact> all() {
        return Stream.of(precedence(), forBodies(), invalid()).<Fact>flatMap(List::stream).toList();
    }

    static List<Precedence> precedence() {
        return List.of(
                new Precedence("1+2*3", "7"),
                new Precedence("1 + 2 * 3", "7"),
                new Precedence("2 * 3 + 1", "7"),
                new Precedence("(1 + 2) * 3", "9"),
                new Precedence("5-3", "2"),
                new Precedence("5 - 3", "2"),
                new Precedence("10 - 4 - 3", "3"),
                new Precedence("24 / 4 / 2", "3"),
                new Precedence("7 % 4 * 2", "6"),
                new Precedence("-2 + 3", "1"),
                new Precedence("1 + 2 * 3 - 8 / 2", "3"),
                new Precedence("1 + 1 == 2 ? 10 : 20", "10"),
                new Precedence("2 < 1 + 3", "1"),
                new Precedence("true || false && false", "1"),
                new Precedence("!false && false", "0"));
    }

    static List<ForBody> forBodies() {
        return List.of(
                new ForBody("[for v in [1, 2] ", "v * 2", "]", "[2,4]"),
                new ForBody("[for v in [1, 2, 3] ", "v if v > 1", "]", "[2,3]"),
                new ForBody("{for k, v in { a = 1 } ", "k => v + 41", "}", "{\"a\":42}"),
                new ForBody("{for k, v in { a = 1 } ", "\"${k}-x\" => v", "}", "{\"a-x\":1}"),
                new ForBody(
                        "{for v in [\"a\", \"b\", \"a\"] ",
                        "v => 1...",
                        "}",
                        "{\"a\":[1,1],\"b\":[1]}"));
    }

    static List<Invalid> invalid() {
        return Stream.of(
                        "x =\n",
                        "x = 1 2\n",
                        "x = 1 +\n",
                        "x = * 2\n",
                        "x = [1, 2\n",
                        "x = [1 2]\n",
                        "x = { a = 1 b = 2 }\n",
                        "x = \"abc\n",
                        "x = \"${\"\n",
                        "x = \"\\q\"\n",
                        "x = lower(\n",
                        "x = a ? b\n",
                        "x = )\n",
                        "x == 1\n",
                        "= 1\n",
                        "x = 1\nx = 2\n",
                        "x = <<EOT\ntext\n",
                        "x = [for v in ]\n",
                        "x = {for v in [] : v}\n",
                        "x = a..b\n",
                        "x = 1; y = 2\n",
                        "resource \"a\" \"b\" {\n",
                        "resource \"a\" \"b\" }\n",
                        "resource \"a\" \"b\"\n{\n}\n",
                        "resource \"a\" { x = 1 y = 2 }\n",
                        "/* never closed\n")
                .map(Invalid::new)
                .toList();
    }
}
