package dev.terrane.provider.testkit;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is wrong with a schema by itself, in words.
public final class SchemaCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final List<String> problems = new ArrayList<>();

    private SchemaCheck() {}

    public static List<String> problems(Schema schema) {
        var check = new SchemaCheck();
        if (schema.version() < 0) {
            check.problems.add("its version is negative");
        }
        check.block("", schema.block());
        return List.copyOf(check.problems);
    }

    static Schema named(String type, Map<String, Schema> schemas) {
        Schema schema = schemas.get(type);
        if (schema == null) {
            throw new AssertionError("the provider has no schema of " + type);
        }
        return schema;
    }

    private void block(String path, Schema.Block block) {
        block.attributes().forEach((name, attribute) -> attribute(path + name, name, attribute));
        block.blocks()
                .forEach((name, nested) -> {
                    name(path + name, name);
                    if (block.attributes().containsKey(name)) {
                        problems.add(path + name + " is an attribute and a block");
                    }
                    occurrences(path + name, nested);
                    block(path + name + ".", nested.block());
                });
    }

    private void attribute(String path, String name, Schema.Attribute attribute) {
        name(path, name);
        if (attribute.writeOnly() && attribute.computed()) {
            problems.add(path + " is write-only, and so can not be computed");
        }
        Schema.NestedObject nested = attribute.nested();
        if (nested != null) {
            nested(path, nested, attribute.type());
        }
    }

    private void nested(String path, Schema.NestedObject nested, Type type) {
        Type element = nested.asBlock().impliedType();
        Type expected =
                switch (nested.nesting()) {
                    case SINGLE, GROUP -> element;
                    case LIST -> Type.list(element);
                    case SET -> Type.set(element);
                    case MAP -> Type.map(element);
                };
        if (!type.hasDynamic() && !type.equals(expected)) {
            problems.add(path + " has a type that its nested attributes do not make");
        }
        block(path + ".", nested.asBlock());
    }

    private void occurrences(String path, Schema.NestedBlock nested) {
        if (nested.maximum() != 0 && nested.minimum() > nested.maximum()) {
            problems.add(path + " has to stand more often than it may");
        }
        if (nested.nesting() == Schema.Nesting.SET && nested.block().impliedType().hasDynamic()) {
            problems.add(path + " is a set whose elements have no type in common");
        }
        if (holdsWriteOnly(nested) && nested.nesting() == Schema.Nesting.SET) {
            problems.add(path + " is a set, which can not hold what is write-only");
        }
    }

    private static boolean holdsWriteOnly(Schema.NestedBlock nested) {
        return nested.block().attributes().values().stream().anyMatch(Schema.Attribute::writeOnly)
                || nested.block().blocks().values().stream().anyMatch(SchemaCheck::holdsWriteOnly);
    }

    private void name(String path, String name) {
        if (!NAME.matcher(name).matches()) {
            problems.add(path + " is no name in lower case letters, digits and underscores");
        }
    }
}
