package dev.terrane.acceptance.parser;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file as our parser and evaluator read it, in the form that HCL4j gives: maps, in which the labels
/// of blocks are nested keys; a list of the blocks of one type where there are several without labels;
/// numbers as `Double`.
final class PlainTree {
    private final Diagnostics diagnostics = new Diagnostics();
    private final NativeBody file;

    private PlainTree(String text) {
        this.file = (NativeBody) HclParser.parse(Source.of("file.tf", text), diagnostics).body();
    }

    static Map<String, @Nullable Object> of(String text) {
        PlainTree tree = new PlainTree(text);
        Map<String, @Nullable Object> read = tree.body(tree.file);
        if (!tree.diagnostics.isEmpty()) {
            throw new IllegalArgumentException(tree.diagnostics.list().toString());
        }
        return read;
    }

    private Map<String, @Nullable Object> body(NativeBody body) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        body.attributesByName()
                .forEach((name, attribute) ->
                        plain.put(
                                name,
                                plain(
                                        Evaluator.evaluate(
                                                attribute.expression(), scope, diagnostics))));
        body.blocks().forEach(block -> put(block, plain));
        return plain;
    }

    private void put(Block block, Map<String, @Nullable Object> into) {
        Map<String, @Nullable Object> content = body((NativeBody) block.body());
        List<String> keys = new ArrayList<>(List.of(block.type()));
        block.labels().forEach(label -> keys.add(label.text()));
        String last = keys.removeLast();
        Map<String, @Nullable Object> place = into;
        for (String key : keys) {
            place = asMap(place.computeIfAbsent(key, absent -> new LinkedHashMap<>()));
        }
        place.merge(last, content, PlainTree::asList);
    }

    @SuppressWarnings("unchecked") // only maps of this kind are put where labels go
    private static Map<String, @Nullable Object> asMap(@Nullable Object nested) {
        return (Map<String, @Nullable Object>) nested;
    }

    private static List<Object> asList(Object before, Object added) {
        List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
        all.add(added);
        return all;
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.NullValue _ -> null;
            case Value.StringValue text -> text.text();
            case Value.BoolValue truth -> truth.truth();
            case Value.NumberValue number -> number.number().toDouble();
            case Value.TupleValue tuple -> {
                List<@Nullable Object> elements = new ArrayList<>();
                tuple.elements().forEach(element -> elements.add(plain(element)));
                yield elements;
            }
            case Value.ObjectValue object -> {
                Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
                object.attributes().forEach((name, each) -> attributes.put(name, plain(each)));
                yield attributes;
            }
            default -> throw new IllegalArgumentException("not simple: " + value);
        };
    }

    /// `var.x` is the default in the block of that variable, `local.x` what stands in `locals`.
    private final Scope scope =
            new Scope() {
                @Override
                public Value resolve(Traversal traversal, Diagnostics problems) {
                    String name = ((Traversal.AttributeStep) traversal.steps().getFirst()).name();
                    return switch (traversal.root()) {
                        case "var" ->
                                evaluate(blocks("variable", List.of(name)), "default", problems);
                        case "local" -> evaluate(blocks("locals", List.of()), name, problems);
                        default -> throw new IllegalArgumentException(traversal.root());
                    };
                }

                @Override
                public Optional<Function> function(String name) {
                    return Optional.empty();
                }

                @Override
                public Iterable<String> functionNames() {
                    return List.of();
                }
            };

    private NativeBody blocks(String type, List<String> labels) {
        return file.blocks().stream()
                .filter(block -> block.type().equals(type))
                .filter(block ->
                        block.labels().stream().map(Block.Label::text).toList().equals(labels))
                .map(block -> (NativeBody) block.body())
                .findFirst()
                .orElseThrow();
    }

    private static Value evaluate(NativeBody body, String name, Diagnostics problems) {
        return Evaluator.evaluateConstant(
                java.util.Objects.requireNonNull(body.attributesByName().get(name)).expression(),
                problems);
    }
}
