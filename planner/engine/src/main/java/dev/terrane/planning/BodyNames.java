package dev.terrane.planning;

import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.Set;
import java.util.TreeSet;

/// The names of the arguments and blocks that a body has, whatever they are set to. What a `dynamic` block
/// makes counts, though it may make none.
final class BodyNames {
    private static final String DYNAMIC = "dynamic";

    private BodyNames() {}

    static Set<String> of(Body body) {
        Set<String> names = new TreeSet<>();
        switch (body) {
            case NativeBody b -> {
                names.addAll(b.attributesByName().keySet());
                b.blocks().forEach(block -> names.add(made(block)));
            }
            case JsonBody b -> {
                add(b.value(), names);
                names.removeAll(b.taken());
            }
        }
        return names;
    }

    private static String made(Block block) {
        return block.type().equals(DYNAMIC) && block.labels().size() == 1
                ? block.label(0)
                : block.type();
    }

    private static void add(JsonValue json, Set<String> names) {
        switch (json) {
            case JsonValue.ObjectValue object ->
                    object.properties()
                            .forEach(property -> {
                                names.add(property.name().text());
                                if (property.name().text().equals(DYNAMIC)) {
                                    add(property.value(), names);
                                }
                            });
            case JsonValue.ArrayValue array ->
                    array.elements().forEach(element -> add(element, names));
            default -> {}
        }
    }
}
