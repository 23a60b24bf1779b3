package dev.terrane.planfile;

import dev.terrane.planfile.Json.Deferred;
import dev.terrane.planfile.Json.Elements;
import dev.terrane.planfile.Json.Literal;
import dev.terrane.planfile.Json.Members;
import dev.terrane.planfile.Json.Text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The one way to write a document: a member or an element a line, two spaces a level.
///
/// What stands for a single value, such as `{"$unknown": true}`, keeps to one line. Characters that nobody
/// sees, or that turn the order of others around, are escaped: a reviewer sees all that there is.
final class JsonPrinter {
    private static final int FULL = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private final OutputStream to;

    private JsonPrinter(OutputStream to) {
        this.to = to;
    }

    /// In UTF-8.
    static void print(Json json, OutputStream to) throws IOException {
        JsonPrinter printer = new JsonPrinter(to);
        printer.print(json, 0);
        printer.text.append('\n');
        printer.flush();
    }

    private void flush() throws IOException {
        to.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void print(Json json, int level) throws IOException {
        if (text.length() >= FULL) {
            flush();
        }
        switch (json) {
            case Deferred deferred -> print(deferred.json().get(), level);
            case Text string -> quote(string.text());
            case Literal literal -> text.append(literal.text());
            case Elements array -> printElements(array.elements(), level);
            case Members object when isMark(object) -> printMark(object);
            case Members object -> printMembers(object.members(), level);
        }
    }

    private static boolean isMark(Members object) {
        if (object.members().size() != 1) {
            return false;
        }
        String name = object.members().firstKey();
        return name.startsWith("$")
                && !name.startsWith("$$")
                && !(object.members().get(name) instanceof Elements)
                && !(object.members().get(name) instanceof Members);
    }

    private void printMark(Members mark) throws IOException {
        String name = mark.members().firstKey();
        text.append('{');
        quote(name);
        text.append(": ");
        print(mark.members().values().iterator().next(), 0);
        text.append('}');
    }

    private void printElements(List<Json> elements, int level) throws IOException {
        if (elements.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        for (Iterator<Json> rest = elements.iterator(); rest.hasNext(); ) {
            line(level + 1);
            print(rest.next(), level + 1);
            text.append(rest.hasNext() ? "," : "");
        }
        line(level);
        text.append(']');
    }

    private void printMembers(Map<String, Json> members, int level) throws IOException {
        if (members.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        for (Iterator<Map.Entry<String, Json>> rest = members.entrySet().iterator();
                rest.hasNext(); ) {
            Map.Entry<String, Json> member = rest.next();
            line(level + 1);
            quote(member.getKey());
            text.append(": ");
            print(member.getValue(), level + 1);
            text.append(rest.hasNext() ? "," : "");
        }
        line(level);
        text.append('}');
    }

    private void line(int level) {
        text.append('\n').repeat("  ", level);
    }

    private void quote(String string) {
        text.append('"');
        string.codePoints().forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (isVisible(c)) {
                    text.appendCodePoint(c);
                } else {
                    escape(c);
                }
            }
        }
    }

    private void escape(int codePoint) {
        for (char unit : Character.toChars(codePoint)) {
            String digits = Integer.toHexString(unit);
            text.append("\\u").repeat("0", 4 - digits.length()).append(digits);
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
