package dev.terrane.provider.aws.support;

import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The order of the blocks of a set in the older plugin library: by the checksums of how it writes them,
/// compared as text. It shows where AWS keeps the order in which something was sent.
final class SetOrder {
    private SetOrder() {}

    static List<Attributes> of(Schema.Block block, List<Attributes> elements) {
        return elements.stream()
                .sorted(Comparator.comparing(element -> checksum(written(block, element))))
                .toList();
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(checksum.getValue());
    }

    /// Only what can be configured counts.
    private static String written(Schema.Block block, Attributes element) {
        Map<String, String> parts = new TreeMap<>();
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.required() || attribute.optional()) {
                        parts.put(name, written(attribute.type(), element.value(name)));
                    }
                });
        block.blocks()
                .forEach((name, nested) -> parts.put(name, written(nested, element.blocks(name))));
        return parts.entrySet().stream()
                .map(part -> part.getKey() + ":" + part.getValue())
                .collect(Collectors.joining());
    }

    private static String written(Schema.NestedBlock nested, List<Attributes> elements) {
        boolean set = nested.nesting() == Schema.Nesting.SET;
        String inner =
                (set ? of(nested.block(), elements) : elements)
                        .stream()
                                .map(element -> "<" + written(nested.block(), element) + ">;")
                                .collect(Collectors.joining());
        return (set ? "{" + inner + "}" : "(" + inner + ")") + ";";
    }

    private static String written(Type type, Value value) {
        return switch (type) {
            case Type.ListType list -> "(" + String.join("", each(list.element(), value)) + ");";
            case Type.SetType set ->
                    "{"
                            + each(set.element(), value).stream()
                                    .sorted(Comparator.comparing(SetOrder::checksum))
                                    .collect(Collectors.joining())
                            + "};";
            case Type.MapType map -> "[" + members(map, value) + "];";
            default -> single(type, value) + ";";
        };
    }

    private static List<String> each(Type element, Value value) {
        return value.isNull()
                ? List.of()
                : value.asList().stream().map(part -> written(element, part)).toList();
    }

    private static String members(Type.MapType map, Value value) {
        if (value.isNull()) {
            return "";
        }
        return value.asMap().entrySet().stream()
                .map(part -> part.getKey() + ":" + written(map.element(), part.getValue()))
                .collect(Collectors.joining());
    }

    private static String single(Type type, Value value) {
        return switch (value) {
            case Value.StringValue text -> text.text();
            case Value.NumberValue number -> number.number().toString();
            case Value.BoolValue truth -> truth.truth() ? "1" : "0";
            default -> type.equals(Type.STRING) ? "" : "0";
        };
    }
}
