package dev.terrane.provider.memory;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The provider's own arguments: the file of the cloud, and faults for tests that can hand in none
/// as objects, because they run a command.
///
/// ```hcl
/// provider "memory" {
///   path = "cloud.txt"
///   fault {
///     operation = "create"
///     names     = "web-*"
///     kind      = "fails_half_way"
///   }
/// }
/// ```
final class ProviderArguments {
    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "path",
                                    Attribute.optional(Type.STRING)
                                            .described(
                                                    "File that holds the objects, so that processes"
                                                            + " share them.")),
                            Map.of(
                                    "fault",
                                    Schema.NestedBlock.of(
                                            Schema.Nesting.LIST,
                                            new Schema.Block(
                                                    Map.of(
                                                            "operation",
                                                            Attribute.required(Type.STRING),
                                                            "names",
                                                            Attribute.required(Type.STRING),
                                                            "kind",
                                                            Attribute.required(Type.STRING)),
                                                    Map.of())))));

    private ProviderArguments() {}

    static List<Problem> problems(Attributes config) {
        List<Problem> problems = new ArrayList<>();
        List<Attributes> blocks = config.blocks("fault");
        for (int index = 0; index < blocks.size(); index++) {
            ValuePath path = ValuePath.attribute("fault").thenIndex(index);
            problems.addAll(unknownWord(blocks.get(index), "operation", Operation.values(), path));
            problems.addAll(unknownWord(blocks.get(index), "kind", Fault.Kind.values(), path));
        }
        return problems;
    }

    private static List<Problem> unknownWord(
            Attributes block, String name, Enum<?>[] words, ValuePath path) {
        List<String> allowed = Stream.of(words).map(ProviderArguments::word).toList();
        return block
                .string(name)
                .filter(text -> !allowed.contains(text))
                .map(text ->
                        Problem.error(
                                "Invalid fault",
                                "`" + name + "` must be one of " + allowed + ".",
                                path.thenAttribute(name)))
                .stream()
                .toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<Fault> faults(Attributes config) {
        return config.blocks("fault").stream().map(ProviderArguments::fault).toList();
    }

    private static Fault fault(Attributes block) {
        return new Fault(
                Operation.valueOf(block.requiredString("operation").toUpperCase(Locale.ROOT)),
                block.requiredString("names"),
                Fault.Kind.valueOf(block.requiredString("kind").toUpperCase(Locale.ROOT)));
    }
}
