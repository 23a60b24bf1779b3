package dev.terrane.laws;

import dev.terrane.laws.Block.Argument;
import dev.terrane.laws.Block.Kind;
import dev.terrane.laws.Block.Ref;
import dev.terrane.laws.Block.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A configuration that is not yet written down, so that it can be changed and stays valid: a
/// reference to a block that is gone is written as null.
///
/// @param blocks by rank
/// @param statements `moved`, `removed` and `import` blocks
/// @param made how many blocks were ever made, so that no name comes twice
record Program(List<Block> blocks, List<String> statements, int made) {
    private static final String HEAD =
            """
            terraform {
              required_providers {
                memory = {
                  source = "terrane.dev/terrane/memory"
                }
              }
            }
            """;

    private static final String CHILD =
            HEAD
                    + """
                    variable "prefix" {
                      type = string
                    }

                    variable "input" {
                      type    = string
                      default = null
                    }

                    locals {
                      input = var.input == null ? "none" : var.input
                    }

                    resource "memory_object" "c" {
                      name = "${var.prefix}-c"
                      tags = { input = local.input }
                    }

                    resource "memory_object" "d" {
                      count  = 2
                      name   = "${var.prefix}-d${count.index}"
                      labels = [memory_object.c.id]
                      lifecycle {
                        create_before_destroy = true
                      }
                    }

                    output "id" {
                      value = memory_object.c.id
                    }

                    output "name" {
                      value = memory_object.d[1].name
                    }

                    output "kind" {
                      value = memory_object.c.kind
                    }

                    output "revision" {
                      value = memory_object.d[0].revision
                    }
                    """;

    Program {
        blocks = List.copyOf(blocks);
        statements = List.copyOf(statements);
    }

    Optional<Block> find(String name) {
        return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
    }

    /// How many instances there really are.
    Repeat repeat(Block block) {
        if (!(block.repeat() instanceof Repeat.Like like)) {
            return block.repeat();
        }
        Optional<Block> other = find(like.block()).filter(this::isWritten);
        return other.isPresent() ? repeat(other.get()) : new Repeat.Single();
    }

    /// A data source needs what it reads.
    boolean isWritten(Block block) {
        return block.kind() != Kind.DATA
                || target(block).filter(found -> !repeat(found).suffixes().isEmpty()).isPresent();
    }

    private Optional<Block> target(Block data) {
        return data.arguments().get("name") instanceof Ref ref
                ? find(ref.block())
                : Optional.empty();
    }

    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("main.tf", new Writer().text());
        if (blocks.stream().anyMatch(block -> block.kind() == Kind.MODULE)) {
            files.put("child/child.tf", CHILD);
        }
        return files;
    }

    /// The name of each object that there has to be, by its address.
    SortedMap<String, String> expected() {
        SortedMap<String, String> expected = new TreeMap<>();
        for (Block block : blocks) {
            for (String key : repeat(block).suffixes()) {
                String name = block.name() + suffix(key);
                switch (block.kind()) {
                    case RESOURCE -> expected.put(block.address() + key, name);
                    case DATA -> {}
                    case MODULE -> {
                        String module = block.address() + key + ".memory_object.";
                        expected.put(module + "c", name + "-c");
                        expected.put(module + "d[0]", name + "-d0");
                        expected.put(module + "d[1]", name + "-d1");
                    }
                }
            }
        }
        return expected;
    }

    private static String suffix(String key) {
        String plain = key.replaceAll("[\\[\\]\"]", "");
        return plain.isEmpty() ? "" : "-" + plain;
    }

    /// Writes the root module.
    private final class Writer {
        private final StringBuilder text = new StringBuilder(HEAD);
        private final SortedMap<String, String> locals = new TreeMap<>();

        String text() {
            blocks.stream().filter(Program.this::isWritten).forEach(this::block);
            blocks.stream().filter(Program.this::isWritten).forEach(this::output);
            if (!locals.isEmpty()) {
                text.append("\nlocals {\n");
                locals.forEach((name, value) -> line("  " + name + " = " + value));
                text.append("}\n");
            }
            statements.forEach(statement -> text.append('\n').append(statement));
            return text.toString();
        }

        private void line(String line) {
            text.append(line).append('\n');
        }

        private void block(Block block) {
            line("");
            switch (block.kind()) {
                case RESOURCE -> resource(block);
                case DATA -> data(block);
                case MODULE -> module(block);
            }
            line("}");
        }

        private void resource(Block block) {
            line("resource \"memory_object\" \"" + block.name() + "\" {");
            String own = repetition(block);
            line("  name = \"" + block.name() + own + "\"");
            block.arguments().forEach((name, argument) -> argument(block, name, argument));
            dependsOn(block);
            lifecycle(block);
        }

        private void argument(Block block, String name, Argument argument) {
            String value = value(block, name, argument);
            switch (name) {
                case "tags" -> line("  tags = { up = " + value + " }");
                case "labels" -> line("  labels = [\"x\", " + text(value) + "]");
                case "zones" -> line("  zones = [\"z\", " + text(value) + "]");
                case "kind" -> line("  kind = " + text(value));
                case "size" -> line("  size = length(" + text(value) + ")");
                case "extra" -> line("  extra = { v = [" + value + ", 1] }");
                case "secret" -> line("  secret = " + text(value));
                case "enabled" -> line("  enabled = " + text(value) + " != \"x\"");
                case "rule" -> line("  rule {\n    port = 1 + length(" + text(value) + ")\n  }");
                case "disk" ->
                        line(
                                """
                                dynamic "disk" {
                                  for_each = ["a", %s]
                                  content {
                                    size  = 1 + disk.key
                                    label = disk.value
                                  }
                                }\
                                """
                                        .formatted(text(value)));
                default -> throw new IllegalArgumentException(name);
            }
        }

        /// As part of a text, so that null is none.
        private String text(String value) {
            return value.equals("null") ? "\"\"" : "\"k-${" + value + "}\"";
        }

        private void data(Block block) {
            Ref ref = (Ref) block.arguments().get("name");
            Block target = find(ref.block()).orElseThrow();
            String key = repeat(target).suffixes().getFirst();
            line("data \"memory_object\" \"" + block.name() + "\" {");
            repetition(block);
            if (ref.style() % 2 == 0) {
                line("  name = " + target.address() + key + ".name");
            } else {
                line("  name = \"" + target.name() + suffix(key) + "\"");
                line("  depends_on = [" + target.address() + "]");
            }
        }

        private void module(Block block) {
            line("module \"" + block.name() + "\" {");
            line("  source = \"./child\"");
            line("  prefix = \"" + block.name() + repetition(block) + "\"");
            block.arguments()
                    .forEach((name, argument) ->
                            line("  input = " + text(value(block, name, argument))));
            dependsOn(block);
        }

        /// @return what tells the instances apart in names
        private String repetition(Block block) {
            if (block.repeat() instanceof Repeat.Like like
                    && !(repeat(block) instanceof Repeat.Single)) {
                String other = find(like.block()).orElseThrow().address();
                boolean counted = repeat(block) instanceof Repeat.Count;
                line(counted ? "  count = length(" + other + ")" : "  for_each = " + other);
                return counted ? "-${count.index}" : "-${each.key}";
            }
            return switch (repeat(block)) {
                case Repeat.Count count -> {
                    line("  count = " + count.number());
                    yield "-${count.index}";
                }
                case Repeat.Each each -> {
                    line("  for_each = toset([" + quoted(each.keys()) + "])");
                    yield "-${each.key}";
                }
                case Repeat.Single s -> "";
                case Repeat.Like l -> "";
            };
        }

        private static String quoted(List<String> keys) {
            return String.join(", ", keys.stream().map(key -> "\"" + key + "\"").toList());
        }

        private void dependsOn(Block block) {
            List<String> there =
                    block.dependsOn().stream()
                            .flatMap(name -> find(name).filter(Program.this::isWritten).stream())
                            .map(Block::address)
                            .toList();
            if (!there.isEmpty()) {
                line("  depends_on = [" + String.join(", ", there) + "]");
            }
        }

        private void lifecycle(Block block) {
            Block.Lifecycle lifecycle = block.lifecycle();
            List<String> lines = new ArrayList<>();
            if (lifecycle.createBeforeDestroy()) {
                lines.add("create_before_destroy = true");
            }
            if (!lifecycle.ignored().isEmpty()) {
                lines.add("ignore_changes = [" + String.join(", ", lifecycle.ignored()) + "]");
            }
            lifecycle
                    .trigger()
                    .flatMap(ref ->
                            find(ref.block())
                                    .filter(other -> other.kind() == Kind.RESOURCE)
                                    .filter(other -> !repeat(other).suffixes().isEmpty())
                                    .map(other -> trigger(block, other, ref)))
                    .ifPresent(trigger -> lines.add("replace_triggered_by = [" + trigger + "]"));
            if (lifecycle.conditions()) {
                lines.add("postcondition {\n      condition     = self.id != \"\"");
                lines.add("  error_message = \"no id\"\n    }");
            }
            if (!lines.isEmpty()) {
                line("  lifecycle {");
                lines.forEach(one -> line("    " + one));
                line("  }");
            }
        }

        private String trigger(Block block, Block other, Ref ref) {
            String key =
                    repeat(other) instanceof Repeat.Single ? "" : ownKey(block, other).orElse("");
            return ref.style() % 2 == 0
                            || (key.isEmpty() && !(repeat(other) instanceof Repeat.Single))
                    ? other.address() + key
                    : other.address() + key + "." + ref.attribute();
        }

        private String value(Block block, String name, Argument argument) {
            return switch (argument) {
                case Text given -> given.hcl();
                case Ref ref ->
                        find(ref.block())
                                .filter(Program.this::isWritten)
                                .map(target -> reference(block, name, target, ref))
                                .orElse("null");
            };
        }

        private String reference(Block block, String name, Block target, Ref ref) {
            String direct = direct(block, target, ref);
            boolean own = direct.contains("each.key") || direct.contains("count.index");
            if (own || ref.style() < 4) {
                return direct;
            }
            String local = block.name() + "_" + name;
            locals.put(local, direct);
            return "local." + local;
        }

        private String direct(Block block, Block target, Ref ref) {
            Repeat there = repeat(target);
            String address = target.address();
            if (there instanceof Repeat.Single) {
                return address + "." + ref.attribute();
            }
            Optional<String> own = ownKey(block, target);
            boolean one = ref.style() % 2 == 0;
            if (one && own.isPresent()) {
                return address + own.get() + "." + ref.attribute();
            }
            if (one && !there.suffixes().isEmpty()) {
                return address + there.suffixes().getLast() + "." + ref.attribute();
            }
            boolean splat = there instanceof Repeat.Count && ref.style() < 4;
            return splat
                    ? "join(\"-\", %s[*].%s)".formatted(address, ref.attribute())
                    : "join(\"-\", [for o in %s : o.%s])".formatted(address, ref.attribute());
        }

        /// `[count.index]` where the other block has as many instances.
        private Optional<String> ownKey(Block block, Block target) {
            return switch (repeat(target)) {
                case Repeat.Count there ->
                        repeat(block) instanceof Repeat.Count here
                                        && here.number() <= there.number()
                                ? Optional.of("[count.index]")
                                : Optional.empty();
                case Repeat.Each there ->
                        repeat(block) instanceof Repeat.Each here
                                        && there.keys().containsAll(here.keys())
                                ? Optional.of("[each.key]")
                                : Optional.empty();
                case Repeat.Single s -> Optional.empty();
                case Repeat.Like l -> Optional.empty();
            };
        }

        /// Every second block is shown; a whole object is sensitive, since a part of it is.
        private void output(Block block) {
            if (block.rank() % 2 == 0 && block.kind() == Kind.RESOURCE) {
                boolean whole = block.rank() % 4 == 0;
                Ref id = new Ref(block.name(), "id", 1);
                line("");
                line("output \"" + block.name() + "\" {");
                line("  value = " + (whole ? block.address() : direct(block, block, id)));
                if (whole) {
                    line("  sensitive = true");
                }
                line("}");
            }
        }
    }

    /// The same with some blocks in the place of others.
    Program with(List<Block> others) {
        return new Program(others, statements, made);
    }

    Program saying(String statement) {
        List<String> more = new ArrayList<>(statements);
        more.add(statement);
        return new Program(blocks, more, made);
    }

    static SortedMap<String, Argument> arguments(Map<String, Argument> some) {
        return new TreeMap<>(some);
    }
}
