package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds for an element of a configured set what it was before. Elements of a set have no name, so
/// one that could have become the other, by the provider filling in what was left open, counts as
/// the same. Each is taken once.
///
/// A set inside of the element has to be equal: there is nothing to pair its elements by.
final class SetPairing {
    private final Schema.Block block;
    private final List<Value> free;

    SetPairing(Schema.Block block, List<Value> prior) {
        this.block = block;
        this.free = new ArrayList<>(prior);
    }

    Optional<Value> take(Value configured) {
        Optional<Value> match =
                free.stream().filter(prior -> couldStem(block, prior, configured)).findFirst();
        match.ifPresent(free::remove);
        return match;
    }

    private static boolean couldStem(Schema.Block block, Value prior, Value config) {
        if (Unrefined.same(prior, config)) {
            return true;
        }
        if (!Elements.hasElements(prior) || !Elements.hasElements(config)) {
            return false;
        }
        return block.attributes().entrySet().stream()
                        .allMatch(entry ->
                                couldStem(
                                        entry.getValue(),
                                        Elements.of(prior, entry.getKey()),
                                        Elements.of(config, entry.getKey())))
                && block.blocks().entrySet().stream()
                        .allMatch(entry ->
                                couldStem(
                                        entry.getValue().nesting(),
                                        entry.getValue().block(),
                                        Elements.of(prior, entry.getKey()),
                                        Elements.of(config, entry.getKey())));
    }

    private static boolean couldStem(Schema.Attribute attribute, Value prior, Value config) {
        if (Unrefined.same(prior, config)) {
            return true;
        }
        Schema.NestedObject nested = attribute.nested();
        if (config.type() instanceof Type.SetType) {
            return false;
        }
        if (attribute.writeOnly() || (attribute.computed() && config.isNull())) {
            return true;
        }
        return nested != null && couldStem(nested.nesting(), nested.asBlock(), prior, config);
    }

    private static boolean couldStem(
            Schema.Nesting nesting, Schema.Block block, Value prior, Value config) {
        if (Unrefined.same(prior, config)) {
            return true;
        }
        return switch (nesting) {
            case SINGLE, GROUP -> couldStem(block, prior, config);
            case LIST -> everyListed(block, Elements.list(prior), Elements.list(config));
            case MAP -> everyKeyed(block, Elements.map(prior), Elements.map(config));
            case SET -> false;
        };
    }

    private static boolean everyListed(Schema.Block block, List<Value> prior, List<Value> config) {
        if (prior.size() > config.size()) {
            return false;
        }
        for (int index = 0; index < prior.size(); index++) {
            if (!couldStem(block, prior.get(index), config.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean everyKeyed(
            Schema.Block block, Map<String, Value> prior, Map<String, Value> config) {
        return prior.entrySet().stream()
                .allMatch(entry -> {
                    Value configured = config.get(entry.getKey());
                    return configured != null && couldStem(block, entry.getValue(), configured);
                });
    }
}
