package dev.terrane.cli.view;

import dev.terrane.cli.view.Edits.Edit;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The difference between two values, as deep as they are alike.
final class ChangeText {
    private static final String ARROW = " -> ";

    private final Canvas canvas;
    private final ValueText whole;
    private final Set<ValuePath> forcedBy;

    /// @param forcedBy the arguments whose change needs a new object
    ChangeText(Canvas canvas, Collection<ValuePath> forcedBy) {
        this.canvas = canvas;
        this.whole = new ValueText(canvas);
        this.forcedBy = Set.copyOf(forcedBy);
    }

    /// One line, or several, with the name of what it is the value of.
    ///
    /// @param before nothing where it comes anew
    /// @param after nothing where it goes
    void writeMember(
            Key key, Optional<Value> before, Optional<Value> after, Type declared, int indent) {
        String note = note(key.path());
        if (before.isEmpty() && after.isPresent()) {
            canvas.begin(indent, Sign.CREATE).addName(key.name(), key.width());
            whole.write(after.get(), declared, indent, Sign.CREATE);
            canvas.add(note);
        } else if (before.isPresent() && after.isEmpty()) {
            canvas.begin(indent, Sign.DELETE).addName(key.name(), key.width());
            whole.write(before.get(), declared, indent, Sign.DELETE);
            canvas.add(canvas.style().dim(ARROW + "null")).add(note);
        } else if (before.isPresent() && before.equals(after)) {
            canvas.begin(indent, Sign.NONE).addName(key.name(), key.width());
            whole.write(before.get(), declared, indent, Sign.NONE);
        } else if (before.isPresent()) {
            canvas.begin(indent, Sign.UPDATE).addName(key.name(), key.width());
            write(before.get(), after.get(), declared, indent, key.path());
        }
        canvas.endLine();
    }

    /// What stands before an equals sign.
    ///
    /// @param width that the longest of its neighbours has
    record Key(String name, int width, ValuePath path) {}

    String note(ValuePath path) {
        return forcedBy.contains(path) ? canvas.style().red(" # forces replacement") : "";
    }

    /// Two values that differ, from where the line is, without a line break at the end.
    private void write(Value before, Value after, Type declared, int indent, ValuePath path) {
        String note = note(path);
        if (before.hasMark(Mark.SENSITIVE) || after.hasMark(Mark.SENSITIVE)) {
            canvas.add(ValueText.SENSITIVE).add(note).add(sensitivity(before, after));
            return;
        }
        Value one = before.unmarked();
        Value two = after.unmarked();
        if (one instanceof Value.StringValue a && two instanceof Value.StringValue b) {
            writeStrings(a.text(), b.text(), indent, note);
        } else if (isSet(one) && isSet(two)) {
            writeSets(one.asList(), two.asList(), declared, indent, note);
        } else if (isSequence(one) && isSequence(two)) {
            writeSequences(one.asList(), two.asList(), declared, indent, path);
        } else if (hasMembers(one) && hasMembers(two)) {
            writeMembers(one.asMap(), two.asMap(), declared, indent, path);
        } else {
            whole.write(one, declared, indent, Sign.DELETE);
            canvas.add(ARROW);
            whole.write(two, declared, indent, Sign.CREATE);
            canvas.add(note);
        }
    }

    /// Said where the values themselves are the same.
    private String sensitivity(Value before, Value after) {
        if (!before.withoutMarksDeep().equals(after.withoutMarksDeep())) {
            return "";
        }
        return canvas.style()
                .dim(
                        after.hasMark(Mark.SENSITIVE)
                                ? " # sensitive from now on, otherwise unchanged"
                                : " # no longer sensitive, otherwise unchanged");
    }

    private static boolean isSet(Value value) {
        return value instanceof Value.SetValue;
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.ListValue || value instanceof Value.TupleValue;
    }

    private static boolean hasMembers(Value value) {
        return value instanceof Value.MapValue || value instanceof Value.ObjectValue;
    }

    private void writeStrings(String before, String after, int indent, String note) {
        Optional<Value> one = JsonInString.of(before);
        Optional<Value> two = JsonInString.of(after);
        if (one.isPresent() && two.isPresent()) {
            writeJson(one.get(), two.get(), indent, note);
        } else if (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0) {
            writeLines(before, after, indent, note);
        } else {
            canvas.add(QuotedText.of(before)).add(ARROW).add(QuotedText.of(after)).add(note);
        }
    }

    private void writeJson(Value before, Value after, int indent, String note) {
        canvas.add("jsonencode(").add(note);
        if (before.equals(after)) {
            canvas.add(canvas.style().dim(" # only its layout changes")).endLine();
            canvas.begin(indent + 4, Sign.NONE);
            whole.write(after, Type.DYNAMIC, indent + 4, Sign.NONE);
        } else {
            canvas.endLine().begin(indent + 4, Sign.UPDATE);
            write(before, after, Type.DYNAMIC, indent + 4, ValuePath.EMPTY);
        }
        canvas.endLine().beginPlain(indent).add(")");
    }

    private void writeLines(String before, String after, int indent, String note) {
        canvas.add("<<-EOT").add(note).endLine();
        for (Edit<String> edit : Edits.of(ValueText.lines(before), ValueText.lines(after))) {
            switch (edit) {
                case Edit.Keep<String> keep -> line(indent, Sign.NONE, keep.element());
                case Edit.Remove<String> remove -> line(indent, Sign.DELETE, remove.element());
                case Edit.Add<String> add -> line(indent, Sign.CREATE, add.element());
                case Edit.Change<String> change -> {
                    line(indent, Sign.DELETE, change.before());
                    line(indent, Sign.CREATE, change.after());
                }
            }
        }
        if (before.endsWith("\n") != after.endsWith("\n")) {
            String last = after.endsWith("\n") ? "gets a line break" : "loses its line break";
            canvas.comment(indent + 4, "(the end " + last + ")");
        }
        canvas.beginPlain(indent).add("EOT");
    }

    private void line(int indent, Sign sign, String text) {
        canvas.begin(indent + 4, sign).add(text).endLine();
    }

    private void writeSets(
            List<Value> before, List<Value> after, Type declared, int indent, String note) {
        Type type = Declared.element(declared);
        Set<Value> old = new HashSet<>(before);
        Set<Value> now = new HashSet<>(after);
        canvas.add("[").add(note).endLine();
        before.stream()
                .filter(element -> !now.contains(element))
                .forEach(element -> writeElement(element, type, indent, Sign.DELETE));
        after.stream()
                .filter(element -> !old.contains(element))
                .forEach(element -> writeElement(element, type, indent, Sign.CREATE));
        int unchanged = (int) before.stream().filter(now::contains).count();
        canvas.hidden(indent + 4, unchanged, "element").beginPlain(indent).add("]");
    }

    private void writeElement(Value element, Type type, int indent, Sign sign) {
        canvas.begin(indent + 4, sign);
        whole.write(element, type, indent + 4, sign);
        canvas.add(",").endLine();
    }

    /// Of what stays the same, the neighbours of a change are shown and the others are counted.
    private void writeSequences(
            List<Value> before, List<Value> after, Type declared, int indent, ValuePath path) {
        List<Edit<Value>> edits = Edits.of(before, after);
        canvas.add("[").add(note(path)).endLine();
        int hidden = 0;
        for (int i = 0; i < edits.size(); i++) {
            Edit<Value> edit = edits.get(i);
            if (edit instanceof Edit.Keep<Value> && !isBesideChange(edits, i)) {
                hidden++;
                continue;
            }
            canvas.hidden(indent + 4, hidden, "element");
            hidden = 0;
            writeEdit(edit, declared, indent, path);
        }
        canvas.hidden(indent + 4, hidden, "element").beginPlain(indent).add("]");
    }

    private static boolean isBesideChange(List<Edit<Value>> edits, int index) {
        boolean afterChange = index > 0 && !(edits.get(index - 1) instanceof Edit.Keep<Value>);
        boolean beforeChange =
                index + 1 < edits.size() && !(edits.get(index + 1) instanceof Edit.Keep<Value>);
        return afterChange || beforeChange;
    }

    private void writeEdit(Edit<Value> edit, Type declared, int indent, ValuePath path) {
        switch (edit) {
            case Edit.Keep<Value> keep ->
                    writeElement(keep.element(), Declared.element(declared), indent, Sign.NONE);
            case Edit.Remove<Value> remove ->
                    writeElement(remove.element(), Declared.element(declared), indent, Sign.DELETE);
            case Edit.Add<Value> add ->
                    writeElement(
                            add.element(),
                            Declared.position(declared, add.index()),
                            indent,
                            Sign.CREATE);
            case Edit.Change<Value> change -> {
                Type type = Declared.position(declared, change.index());
                canvas.begin(indent + 4, Sign.UPDATE);
                ValuePath element = path.thenIndex(change.index());
                write(change.before(), change.after(), type, indent + 4, element);
                canvas.add(",").endLine();
            }
        }
    }

    private void writeMembers(
            SortedMap<String, Value> before,
            SortedMap<String, Value> after,
            Type declared,
            int indent,
            ValuePath path) {
        Members members = Members.of(before, after, declared instanceof Type.ObjectType);
        boolean isMap = declared instanceof Type.MapType;
        int width = members.width(name -> Declared.key(declared, name));
        int hidden = 0;
        canvas.add("{").add(note(path)).endLine();
        for (String name : members.names()) {
            if (members.isUnchanged(name)) {
                hidden++;
                continue;
            }
            ValuePath at = isMap ? path.thenKey(name) : path.thenAttribute(name);
            Key key = new Key(Declared.key(declared, name), width, at);
            writeMember(
                    key,
                    members.before(name),
                    members.after(name),
                    Declared.member(declared, name),
                    indent + 4);
        }
        canvas.hidden(indent + 4, hidden, isMap ? "element" : "attribute");
        canvas.beginPlain(indent).add("}");
    }
}
