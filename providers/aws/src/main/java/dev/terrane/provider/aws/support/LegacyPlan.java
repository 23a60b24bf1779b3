package dev.terrane.provider.aws.support;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an object will be, as Terraform's older plugin library plans it.
///
/// Its conventions, in short: what the configuration leaves open stays as it is, also where that is
/// empty text or zero; where there is no object yet, what the provider fills in is unknown. An
/// emptied list, set or map is empty, not null. A set is planned anew as a whole once one of its
/// elements differs, and the elements then have empty text where nothing is set.
final class LegacyPlan {
    private final LegacyRules rules;
    private final boolean create;
    private final List<ValuePath> replacing = new ArrayList<>();

    private LegacyPlan(LegacyRules rules, boolean create) {
        this.rules = rules;
        this.create = create;
    }

    /// @param replacing what forces a new object; empty where there is none yet
    record Outcome(Value planned, List<ValuePath> replacing) {}

    static Outcome of(Schema.Block block, LegacyRules rules, Value prior, Value config) {
        LegacyPlan plan = new LegacyPlan(rules, prior.isNull());
        Value planned = plan.object(block, prior, config, new Place("", ValuePath.EMPTY, false));
        PlanDraft draft = new PlanDraft(block, prior, config, planned);
        rules.adjust(draft);
        plan.replacing.removeAll(draft.kept());
        plan.replacing.addAll(draft.replacing());
        Value outcome = plan.create ? draft.build() : plan.filledIn(block, prior, draft.build());
        return new Outcome(outcome, plan.replacing.stream().distinct().toList());
    }

    /// In blocks that the provider fills in, text that was null is empty once anything changes.
    private Value filledIn(Schema.Block block, Value prior, Value planned) {
        if (planned.equals(prior)) {
            return planned;
        }
        Map<String, Value> parts = new TreeMap<>(planned.asMap());
        block.blocks()
                .forEach((name, nested) -> {
                    if (rules.isFilledIn(name)
                            && parts.get(name) instanceof Value.ListValue list
                            && list.equals(part(prior, name, list.type()))) {
                        parts.put(name, withEmptyText(nested.block(), list));
                    }
                });
        return Value.object(parts);
    }

    private static Value withEmptyText(Schema.Block block, Value.ListValue list) {
        return Value.list(
                list.elementType(),
                list.elements().stream().map(each -> withEmptyText(block, each)).toList());
    }

    private static Value withEmptyText(Schema.Block block, Value object) {
        if (!object.isKnown() || object.isNull()) {
            return object;
        }
        Map<String, Value> parts = new TreeMap<>(object.asMap());
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.computed()
                            && attribute.type().equals(Type.STRING)
                            && part(object, name, Type.STRING).isNull()) {
                        parts.put(name, Value.string(""));
                    }
                });
        return Value.object(parts);
    }

    /// Where in the object something stands.
    ///
    /// @param rule the name by which rules know it, without indices
    /// @param path of what would force a new object: ends at a set
    private record Place(String rule, ValuePath path, boolean inSet) {
        Place attribute(String name) {
            return new Place(
                    rule.isEmpty() ? name : rule + "." + name,
                    inSet ? path : path.thenAttribute(name),
                    inSet);
        }

        Place index(int index) {
            return new Place(rule, inSet ? path : path.thenIndex(index), inSet);
        }

        Place set() {
            return new Place(rule, path, true);
        }
    }

    private Value object(Schema.Block block, Value prior, Value config, Place place) {
        Map<String, Value> planned = new TreeMap<>();
        block.attributes()
                .forEach((name, attribute) ->
                        planned.put(
                                name,
                                attribute(
                                        attribute,
                                        part(prior, name, attribute.type()),
                                        part(config, name, attribute.type()),
                                        place.attribute(name))));
        block.blocks()
                .forEach((name, nested) ->
                        planned.put(
                                name,
                                block(
                                        nested,
                                        part(prior, name, Type.DYNAMIC),
                                        part(config, name, Type.DYNAMIC),
                                        place.attribute(name))));
        return Value.object(planned);
    }

    private static Value part(Value object, String name, Type type) {
        return object.isNull() || !object.isKnown()
                ? Value.nullOf(type)
                : object.asMap().getOrDefault(name, Value.nullOf(type));
    }

    private Value attribute(Schema.Attribute attribute, Value prior, Value config, Place place) {
        if (attribute.writeOnly()) {
            return Value.nullOf(attribute.type());
        }
        Value wanted =
                config.isNull()
                        ? rules.defaultOf(place.rule()).orElse(config)
                        : rules.storedForm(place.rule(), config);
        Value planned =
                attribute.type().isCollection()
                        ? collection(attribute, prior, wanted, place)
                        : single(attribute, prior, wanted, place);
        noteReplacement(prior, planned, place);
        return planned;
    }

    private void noteReplacement(Value prior, Value planned, Place place) {
        if (!create
                && rules.replaces(place.rule())
                && !planned.equals(prior)
                && !(isEmpty(planned) && isEmpty(prior))) {
            replacing.add(place.path());
        }
    }

    private Value single(Schema.Attribute attribute, Value prior, Value wanted, Place place) {
        if (!wanted.isKnown()) {
            return wanted;
        }
        if (wanted.isNull()) {
            return leftOpen(attribute, prior, place);
        }
        if (attribute.computed() && isEmptyText(wanted)) {
            return isEmptyText(prior) || !prior.isNull() ? prior : openComputed(attribute, wanted);
        }
        return !prior.isNull() && rules.same(place.rule(), prior, wanted) ? prior : wanted;
    }

    private Value openComputed(Schema.Attribute attribute, Value otherwise) {
        return create ? Value.unknown(attribute.type()) : otherwise;
    }

    private Value leftOpen(Schema.Attribute attribute, Value prior, Place place) {
        if (attribute.computed()) {
            return prior.isNull() && (create || place.inSet())
                    ? Value.unknown(attribute.type())
                    : prior;
        }
        if (place.inSet()) {
            return prior.isNull() ? zeroText(attribute.type()) : Value.nullOf(attribute.type());
        }
        return isZero(prior) ? prior : Value.nullOf(attribute.type());
    }

    /// Inside of sets only text has an empty value.
    private static Value zeroText(Type type) {
        return type.equals(Type.STRING) ? Value.string("") : Value.nullOf(type);
    }

    private Value collection(Schema.Attribute attribute, Value prior, Value wanted, Place place) {
        if (!wanted.isKnown()) {
            return wanted;
        }
        if (wanted.isNull()) {
            return unsetCollection(attribute, prior, place);
        }
        if (size(wanted) == 0) {
            return emptiedCollection(attribute, prior, place);
        }
        if (!prior.isNull() && rules.same(place.rule(), prior, wanted)) {
            return prior;
        }
        return switch (attribute.type()) {
            case Type.SetType(Type.ObjectType element) ->
                    set(asBlock(element), element, prior, wanted, place);
            case Type.SetType set when !wanted.isWhollyKnown() -> Value.unknown(set);
            case Type.MapType map when !wanted.isWhollyKnown() -> Value.unknown(map);
            default -> wanted;
        };
    }

    private Value unsetCollection(Schema.Attribute attribute, Value prior, Place place) {
        if (attribute.computed()) {
            return prior.isNull() ? Value.unknown(attribute.type()) : prior;
        }
        if (place.inSet()) {
            return emptyOf(attribute.type());
        }
        return size(prior) == 0 ? prior : emptyOf(attribute.type());
    }

    private Value emptiedCollection(Schema.Attribute attribute, Value prior, Place place) {
        if (place.inSet() || size(prior) > 0) {
            return emptyOf(attribute.type());
        }
        return create && attribute.computed() && attribute.type() instanceof Type.MapType
                ? Value.unknown(attribute.type())
                : prior;
    }

    private Value block(Schema.NestedBlock nested, Value prior, Value config, Place place) {
        if (!config.isKnown()) {
            return config;
        }
        return switch (nested.nesting()) {
            // Only `timeouts` is a single block: what the user gave.
            case SINGLE, GROUP -> config;
            case LIST -> listOfBlocks(nested.block(), prior, config, place);
            case SET -> setOfBlocks(nested.block(), prior, config, place);
            case MAP -> throw new IllegalStateException("no block of this provider is a map");
        };
    }

    private Value listOfBlocks(Schema.Block block, Value prior, Value config, Place place) {
        Type.ObjectType type = block.impliedType();
        if (size(config) == 0 && rules.isFilledIn(place.rule())) {
            return create ? Value.unknown(Type.list(type)) : orEmptyList(prior, type);
        }
        if (size(config) == 0 && rules.isKept(place.rule())) {
            return orEmptyList(prior, type);
        }
        List<Value> before = elements(prior);
        List<Value> configured = elements(config);
        if (before.size() != configured.size()) {
            noteReplacement(prior, config, place);
        }
        List<Value> planned = new ArrayList<>();
        for (int index = 0; index < configured.size(); index++) {
            Value was = index < before.size() ? before.get(index) : Value.nullOf(type);
            planned.add(object(block, was, configured.get(index), place.index(index)));
        }
        return Value.list(type, planned);
    }

    private static Value orEmptyList(Value prior, Type.ObjectType type) {
        return prior.isNull() ? Value.list(type, List.of()) : prior;
    }

    private Value setOfBlocks(Schema.Block block, Value prior, Value config, Place place) {
        Type.ObjectType type = block.impliedType();
        if (size(config) == 0 && rules.isFilledIn(place.rule())) {
            return create
                    ? Value.unknown(Type.set(type))
                    : prior.isNull() ? Value.set(type, List.of()) : prior;
        }
        Value planned = set(block, type, prior, config, place);
        noteReplacement(prior, planned, place);
        return planned;
    }

    private Value set(
            Schema.Block block, Type.ObjectType type, Value prior, Value wanted, Place place) {
        List<Value> before = new ArrayList<>(elements(prior));
        List<Value> planned = new ArrayList<>();
        boolean changed = before.size() != size(wanted);
        for (Value element : elements(wanted)) {
            Value filled = object(block, Value.nullOf(type), element, place.set());
            Value twin =
                    before.stream()
                            .filter(was -> sameElement(place.rule(), was, filled))
                            .findFirst()
                            .orElse(Value.nullOf(type));
            changed |= twin.isNull() || !before.remove(twin);
            planned.add(twin.isNull() ? filled : object(block, twin, element, place.set()));
        }
        return changed || prior.isNull() ? Value.set(type, planned) : prior;
    }

    private boolean sameElement(String rule, Value was, Value filled) {
        return rules.same(rule, was, filled) || sameButForNulls(was, filled);
    }

    /// What the provider filled in (unknown in the plan of a new element) does not count either.
    private static boolean sameButForNulls(Value was, Value filled) {
        if (!filled.isKnown() || (isEmpty(was) && isEmpty(filled))) {
            return true;
        }
        if (was instanceof Value.ObjectValue one && filled instanceof Value.ObjectValue other) {
            return one.attributes().keySet().equals(other.attributes().keySet())
                    && one.attributes().keySet().stream()
                            .allMatch(name -> sameButForNulls(part(one, name), part(other, name)));
        }
        return was.equals(filled);
    }

    private static Value part(Value.ObjectValue object, String name) {
        return part(object, name, Type.DYNAMIC);
    }

    private static Schema.Block asBlock(Type.ObjectType type) {
        Map<String, Schema.Attribute> attributes = new TreeMap<>();
        type.attributes()
                .forEach((name, part) -> attributes.put(name, Schema.Attribute.optional(part)));
        return new Schema.Block(attributes, Map.of());
    }

    static Value emptyOf(Type type) {
        return switch (type) {
            case Type.ListType list -> Value.list(list.element(), List.of());
            case Type.SetType set -> Value.set(set.element(), List.of());
            case Type.MapType map -> Value.map(map.element(), Map.of());
            default -> throw new IllegalArgumentException("no collection: " + type.display());
        };
    }

    private static List<Value> elements(Value value) {
        return value.isNull() || !value.isKnown() ? List.of() : value.asList();
    }

    /// Of a collection; null and unknown have no elements.
    private static int size(Value value) {
        return switch (value) {
            case Value.MapValue map -> map.elements().size();
            case Value.ListValue list -> list.elements().size();
            case Value.SetValue set -> set.elements().size();
            case Value.TupleValue tuple -> tuple.elements().size();
            default -> 0;
        };
    }

    private static boolean isEmpty(Value value) {
        return value.isKnown()
                && (value.isNull()
                        || isZero(value)
                        || (value.type().isCollection() && size(value) == 0));
    }

    private static boolean isEmptyText(Value value) {
        return value instanceof Value.StringValue text && text.text().isEmpty();
    }

    /// Null, empty text, 0 or false: between these the older library sees no difference.
    private static boolean isZero(Value value) {
        return switch (value) {
            case Value.NullValue nothing -> true;
            case Value.StringValue text -> text.text().isEmpty();
            case Value.NumberValue number -> number.number().sign() == 0;
            case Value.BoolValue bool -> !bool.truth();
            default -> false;
        };
    }
}
