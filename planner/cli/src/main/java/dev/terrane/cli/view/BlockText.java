package dev.terrane.cli.view;

import dev.terrane.cli.view.Edits.Edit;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The body of a resource and of the blocks in it: attributes first, then blocks.
final class BlockText {
    /// Shown though they stay the same, because they say which object it is.
    private static final Set<String> TELLING = Set.of("id", "name", "tags");

    private static final Schema.Block OPEN = new Schema.Block(Map.of(), Map.of());

    private final Canvas canvas;
    private final ChangeText changes;
    private final boolean complete;

    /// @param complete whether what stays the same is shown too
    BlockText(Canvas canvas, ChangeText changes, boolean complete) {
        this.canvas = canvas;
        this.changes = changes;
        this.complete = complete;
    }

    /// The lines between the braces. Without a schema, all are attributes.
    ///
    /// @param before null where there is no object
    /// @param after null where there is none any more
    void writeBody(
            Value before, Value after, Optional<Schema.Block> schema, int indent, ValuePath path) {
        Schema.Block block = schema.orElse(OPEN);
        Members members = Members.of(attributes(before), attributes(after), true);
        writeAttributes(members, block, indent, path);
        for (Map.Entry<String, NestedBlock> nested : block.blocks().entrySet()) {
            if (members.names().contains(nested.getKey())) {
                writeBlocks(nested.getKey(), nested.getValue(), members, indent, path);
            }
        }
    }

    private static SortedMap<String, Value> attributes(Value object) {
        return object.unmarked() instanceof Value.ObjectValue known
                ? known.attributes()
                : new TreeMap<>();
    }

    private void writeAttributes(Members members, Schema.Block block, int indent, ValuePath path) {
        List<String> names =
                members.names().stream().filter(n -> !block.blocks().containsKey(n)).toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        int hidden = 0;
        for (String name : names) {
            if (members.isUnchanged(name) && !complete && !TELLING.contains(name)) {
                hidden++;
                continue;
            }
            Schema.Attribute attribute = block.attributes().get(name);
            changes.writeMember(
                    new ChangeText.Key(QuotedText.name(name), width, path.thenAttribute(name)),
                    members.before(name),
                    members.after(name),
                    attribute == null ? Type.DYNAMIC : attribute.type(),
                    indent);
        }
        canvas.hidden(indent, hidden, "attribute");
    }

    private void writeBlocks(
            String name, NestedBlock nested, Members members, int indent, ValuePath path) {
        Value before = members.before(name).orElse(Value.NULL);
        Value after = members.after(name).orElse(Value.NULL);
        var group = new Group(name, nested, indent, path.thenAttribute(name));
        if (before.hasMark(Mark.SENSITIVE) || after.hasMark(Mark.SENSITIVE)) {
            group.opaque(before.equals(after), before.isNull() ? Sign.CREATE : Sign.UPDATE);
        } else {
            group.write(before.unmarked(), after.unmarked());
        }
        group.end();
    }

    /// All blocks of one type.
    private final class Group {
        private final String name;
        private final NestedBlock nested;
        private final int indent;
        private final ValuePath path;
        private int hidden;
        private boolean begun;

        Group(String name, NestedBlock nested, int indent, ValuePath path) {
            this.name = name;
            this.nested = nested;
            this.indent = indent;
            this.path = path;
        }

        void write(Value before, Value after) {
            switch (nested.nesting()) {
                case SINGLE, GROUP -> one(before, after);
                case LIST -> list(elements(before), elements(after));
                case SET -> set(elements(before), elements(after));
                case MAP -> map(before, after);
            }
            if (!after.isKnown()) {
                gap();
                canvas.begin(indent, Sign.CREATE).add(name + " " + ValueText.UNKNOWN).endLine();
            }
        }

        private static List<Value> elements(Value value) {
            return switch (value) {
                case Value.ListValue v -> v.elements();
                case Value.SetValue v -> v.elements();
                case Value.TupleValue v -> v.elements();
                default -> List.of();
            };
        }

        private void one(Value before, Value after) {
            if (after.isKnown()) {
                block("", before, after, path);
            }
        }

        private void list(List<Value> before, List<Value> after) {
            for (Edit<Value> edit : Edits.of(before, after)) {
                switch (edit) {
                    case Edit.Keep<Value> keep -> block("", keep.element(), keep.element(), path);
                    case Edit.Remove<Value> remove -> block("", remove.element(), Value.NULL, path);
                    case Edit.Add<Value> add ->
                            block("", Value.NULL, add.element(), path.thenIndex(add.index()));
                    case Edit.Change<Value> change ->
                            block(
                                    "",
                                    change.before(),
                                    change.after(),
                                    path.thenIndex(change.index()));
                }
            }
        }

        private void set(List<Value> before, List<Value> after) {
            Set<Value> old = new HashSet<>(before);
            Set<Value> now = new HashSet<>(after);
            List<Value> kept = new ArrayList<>(before);
            kept.retainAll(now);
            before.stream()
                    .filter(v -> !now.contains(v))
                    .forEach(v -> block("", v, Value.NULL, path));
            after.stream()
                    .filter(v -> !old.contains(v))
                    .forEach(v -> block("", Value.NULL, v, path));
            kept.forEach(v -> block("", v, v, path));
        }

        private void map(Value before, Value after) {
            Members members = Members.of(blocks(before), blocks(after), true);
            for (String key : members.names()) {
                block(
                        " " + QuotedText.of(key),
                        members.before(key).orElse(Value.NULL),
                        members.after(key).orElse(Value.NULL),
                        path.thenKey(key));
            }
        }

        private static SortedMap<String, Value> blocks(Value value) {
            return value instanceof Value.MapValue map ? map.elements() : attributes(value);
        }

        private void block(String label, Value before, Value after, ValuePath at) {
            if (before.isNull() && after.isNull()) {
                return;
            }
            boolean unchanged = before.equals(after);
            if (unchanged && !complete) {
                hidden++;
                return;
            }
            gap();
            String note = changes.note(at).isEmpty() ? changes.note(path) : changes.note(at);
            canvas.begin(indent, sign(before, after)).add(name).add(label).add(" {");
            canvas.add(unchanged ? "" : note).endLine();
            writeBody(before, after, Optional.of(nested.block()), indent + 4, at);
            canvas.beginPlain(indent).add("}").endLine();
        }

        private static Sign sign(Value before, Value after) {
            if (before.isNull()) {
                return Sign.CREATE;
            }
            if (after.isNull()) {
                return Sign.DELETE;
            }
            return before.equals(after) ? Sign.NONE : Sign.UPDATE;
        }

        void opaque(boolean unchanged, Sign sign) {
            if (unchanged && !complete) {
                hidden++;
                return;
            }
            gap();
            canvas.begin(indent, unchanged ? Sign.NONE : sign).add(name + " {").endLine();
            canvas.comment(indent + 4, "(sensitive, so its content is not shown)");
            canvas.beginPlain(indent).add("}").endLine();
        }

        /// A blank line between attributes and blocks, and between blocks of different types.
        private void gap() {
            if (!begun) {
                canvas.endLine();
                begun = true;
            }
        }

        void end() {
            if (hidden > 0) {
                gap();
                canvas.hidden(indent, hidden, "block");
            }
        }
    }
}
