package dev.terrane.laws;

import dev.terrane.laws.Block.Argument;
import dev.terrane.laws.Block.Kind;
import dev.terrane.laws.Block.Lifecycle;
import dev.terrane.laws.Block.Ref;
import dev.terrane.laws.Block.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes programs, and changes them as people do.
final class ProgramGenerator {
    private static final List<String> ARGUMENTS =
            List.of(
                    "size", "tags", "kind", "labels", "extra", "rule", "zones", "disk", "secret",
                    "enabled");
    private static final List<String> TEXTS = List.of("\"one\"", "\"two\"", "\"three\"", "4");
    private static final List<String> KEYS = List.of("x", "y", "w-2");

    private final Choices choices;

    ProgramGenerator(Choices choices) {
        this.choices = choices;
    }

    Program program() {
        return choices.several(6, new Program(List.of(), List.of(), 0), this::grown);
    }

    private Program grown(Program program) {
        int rank = program.made();
        Kind kind =
                choices.chance(15) ? Kind.MODULE : choices.chance(12) ? Kind.DATA : Kind.RESOURCE;
        List<Block> targets =
                kind == Kind.DATA
                        ? program.blocks().stream()
                                .filter(block -> block.kind() == Kind.RESOURCE)
                                .toList()
                        : program.blocks();
        if (kind == Kind.DATA && targets.isEmpty()) {
            kind = Kind.RESOURCE;
        }
        Block block =
                new Block(
                        rank,
                        "r" + rank,
                        kind,
                        repeat(targets),
                        Program.arguments(arguments(kind, targets)),
                        kind == Kind.DATA ? List.of() : dependsOn(targets),
                        kind == Kind.RESOURCE ? lifecycle(targets) : Lifecycle.NONE);
        List<Block> more = new ArrayList<>(program.blocks());
        more.add(block);
        return new Program(more, program.statements(), rank + 1);
    }

    private Repeat repeat(List<Block> targets) {
        return switch (choices.below(targets.isEmpty() ? 5 : 7)) {
            case 0, 1 -> new Repeat.Single();
            case 2, 3 -> new Repeat.Count(choices.below(4));
            case 4 -> new Repeat.Each(keys());
            default -> new Repeat.Like(choices.of(targets).name());
        };
    }

    private List<String> keys() {
        return KEYS.stream().filter(key -> choices.chance(60)).toList();
    }

    private Map<String, Argument> arguments(Kind kind, List<Block> targets) {
        Map<String, Argument> arguments = new TreeMap<>();
        switch (kind) {
            case DATA ->
                    arguments.put(
                            "name", new Ref(choices.of(targets).name(), "name", choices.below(2)));
            case MODULE -> {
                if (choices.chance(70)) {
                    arguments.put("input", argument(targets));
                }
            }
            case RESOURCE -> {
                int count = choices.below(4);
                for (int i = 0; i < count; i++) {
                    arguments.put(choices.of(ARGUMENTS), argument(targets));
                }
            }
        }
        return arguments;
    }

    private Argument argument(List<Block> targets) {
        return targets.isEmpty() || !choices.chance(65)
                ? new Text(choices.of(TEXTS))
                : ref(targets);
    }

    private Ref ref(List<Block> targets) {
        return new Ref(
                choices.of(targets).name(),
                choices.of("id", "name", "revision", "kind"),
                choices.below(8));
    }

    private List<String> dependsOn(List<Block> targets) {
        return targets.isEmpty() || !choices.chance(15)
                ? List.of()
                : List.of(choices.of(targets).name());
    }

    private Lifecycle lifecycle(List<Block> targets) {
        if (!choices.chance(40)) {
            return Lifecycle.NONE;
        }
        boolean createBeforeDestroy = choices.chance(60);
        List<String> ignored = choices.chance(20) ? List.of(choices.of("tags", "size")) : List.of();
        Optional<Ref> trigger =
                targets.isEmpty() || !choices.chance(25)
                        ? Optional.empty()
                        : Optional.of(ref(targets));
        return new Lifecycle(createBeforeDestroy, ignored, trigger, choices.chance(20));
    }

    Program changed(Program program) {
        return choices.several(3, program, this::changedOnce);
    }

    private Program changedOnce(Program program) {
        if (program.blocks().isEmpty() || choices.chance(15)) {
            return grown(program);
        }
        int index = choices.below(program.blocks().size());
        Block block = program.blocks().get(index);
        List<Block> before = program.blocks().subList(0, index);
        return switch (choices.below(7)) {
            case 0, 1 -> replaced(program, index, withOtherArguments(block, before));
            case 2 -> dropped(program, index);
            case 3 -> renamed(program, index);
            case 4 -> replaced(program, index, withOtherRepeat(block, before));
            case 5 -> replaced(program, index, withOtherLifecycle(block, before));
            default -> forgotten(program, index);
        };
    }

    private Program replaced(Program program, int index, Block block) {
        List<Block> blocks = new ArrayList<>(program.blocks());
        blocks.set(index, block);
        return program.with(blocks);
    }

    private Block withOtherArguments(Block block, List<Block> before) {
        List<Block> targets =
                block.kind() == Kind.DATA
                        ? before.stream().filter(one -> one.kind() == Kind.RESOURCE).toList()
                        : before;
        return block.kind() == Kind.DATA && targets.isEmpty()
                ? block
                : block.with(arguments(block.kind(), targets));
    }

    private Block withOtherRepeat(Block block, List<Block> before) {
        return block.repeated(repeat(before));
    }

    private Block withOtherLifecycle(Block block, List<Block> before) {
        return block.kind() == Kind.RESOURCE ? block.with(lifecycle(before)) : block;
    }

    private Program dropped(Program program, int index) {
        List<Block> blocks = new ArrayList<>(program.blocks());
        blocks.remove(index);
        return program.with(blocks);
    }

    /// With a `moved` block; references follow.
    private Program renamed(Program program, int index) {
        Block block = program.blocks().get(index);
        if (block.kind() == Kind.DATA) {
            return program;
        }
        String name = "r" + program.made();
        Block other = block.named(name);
        Program renamed = replaced(program, index, other);
        List<Block> following =
                renamed.blocks().stream().map(one -> referring(one, block.name(), name)).toList();
        return new Program(following, program.statements(), program.made() + 1)
                .saying(
                        "moved {\n  from = %s\n  to   = %s\n}\n"
                                .formatted(block.address(), other.address()));
    }

    private static Block referring(Block block, String from, String to) {
        Map<String, Argument> arguments = new TreeMap<>(block.arguments());
        arguments.replaceAll((name, argument) ->
                argument instanceof Ref ref ? referring(ref, from, to) : argument);
        Repeat repeat =
                block.repeat() instanceof Repeat.Like like && like.block().equals(from)
                        ? new Repeat.Like(to)
                        : block.repeat();
        Lifecycle old = block.lifecycle();
        return new Block(
                block.rank(),
                block.name(),
                block.kind(),
                repeat,
                Program.arguments(arguments),
                block.dependsOn().stream().map(name -> name.equals(from) ? to : name).toList(),
                new Lifecycle(
                        old.createBeforeDestroy(),
                        old.ignored(),
                        old.trigger().map(ref -> referring(ref, from, to)),
                        old.conditions()));
    }

    private static Ref referring(Ref ref, String from, String to) {
        return ref.block().equals(from) ? new Ref(to, ref.attribute(), ref.style()) : ref;
    }

    private Program forgotten(Program program, int index) {
        Block block = program.blocks().get(index);
        return block.kind() == Kind.DATA
                ? dropped(program, index)
                : dropped(program, index)
                        .saying(
                                """
                                removed {
                                  from = %s
                                  lifecycle {
                                    destroy = false
                                  }
                                }
                                """
                                        .formatted(block.address()));
    }
}
