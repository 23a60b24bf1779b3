package dev.terrane.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Finds one type to which values of several types can be converted: for the two results of a
/// condition, or the elements of a list.
///
/// Objects that differ become a map where their attributes go together, tuples a list.
public final class Unification {
    private Unification() {}

    /// Nothing where there is none. `any` where something is not known yet that might change it.
    public static Optional<Type> unify(List<Type> types) {
        return unify(types, true);
    }

    static Optional<Type> unify(Collection<Type> types, boolean unsafe) {
        List<Type> distinct = List.copyOf(new LinkedHashSet<>(types));
        if (distinct.size() <= 1) {
            return distinct.stream().findFirst();
        }
        Kinds kinds = Kinds.of(distinct);
        if (kinds.onlyOneStructure()) {
            return kinds.dynamic() > 0
                    ? Optional.of(Type.DYNAMIC)
                    : unifySameKind(distinct, unsafe);
        }
        if (kinds.objects() > 0 && kinds.tuples() > 0) {
            return Optional.empty();
        }
        return collectionInstead(distinct, kinds, unsafe).or(() -> preferred(distinct, unsafe));
    }

    /// How many of each kind there are.
    private record Kinds(
            int maps, int lists, int sets, int objects, int tuples, int dynamic, int all) {
        static Kinds of(List<Type> types) {
            return new Kinds(
                    count(types, Type.MapType.class),
                    count(types, Type.ListType.class),
                    count(types, Type.SetType.class),
                    count(types, Type.ObjectType.class),
                    count(types, Type.TupleType.class),
                    count(types, Type.Dynamic.class),
                    types.size());
        }

        private static int count(List<Type> types, Class<?> kind) {
            return (int) types.stream().filter(kind::isInstance).count();
        }

        boolean onlyOneStructure() {
            int structures = all - dynamic;
            return structures > 0
                    && (structures == maps
                            || structures == lists
                            || structures == sets
                            || structures == objects
                            || structures == tuples);
        }

        boolean mapsAndObjects() {
            return maps > 0 && maps + objects + dynamic == all;
        }

        boolean listsAndTuples() {
            return lists > 0 && lists + tuples + dynamic == all;
        }
    }

    private static Optional<Type> unifySameKind(List<Type> types, boolean unsafe) {
        return switch (types.get(0)) {
            case Type.ListType list -> unify(elements(types), unsafe).map(Type::list);
            case Type.SetType set -> unify(elements(types), unsafe).map(Type::set);
            case Type.MapType map -> unify(elements(types), unsafe).map(Type::map);
            case Type.ObjectType object -> unifyObjects(objects(types), unsafe);
            case Type.TupleType tuple -> unifyTuples(tuples(types), unsafe);
            case Type.Primitive primitive -> preferred(types, unsafe);
            case Type.Dynamic dynamic -> preferred(types, unsafe);
        };
    }

    private static List<Type> elements(List<Type> types) {
        List<Type> elements = new ArrayList<>();
        for (Type type : types) {
            switch (type) {
                case Type.ListType list -> elements.add(list.element());
                case Type.SetType set -> elements.add(set.element());
                case Type.MapType map -> elements.add(map.element());
                case Type.ObjectType object -> elements.addAll(object.attributes().values());
                case Type.TupleType tuple -> elements.addAll(tuple.elements());
                case Type.Primitive primitive -> {}
                case Type.Dynamic dynamic -> {}
            }
        }
        return elements;
    }

    private static List<Type.ObjectType> objects(List<Type> types) {
        return types.stream()
                .filter(Type.ObjectType.class::isInstance)
                .map(Type.ObjectType.class::cast)
                .toList();
    }

    private static List<Type.TupleType> tuples(List<Type> types) {
        return types.stream()
                .filter(Type.TupleType.class::isInstance)
                .map(Type.TupleType.class::cast)
                .toList();
    }

    private static Optional<Type> unifyObjects(List<Type.ObjectType> types, boolean unsafe) {
        SortedMap<String, Type> first = types.get(0).attributes();
        if (!types.stream().allMatch(type -> type.attributes().keySet().equals(first.keySet()))) {
            return ofAllElements(types, Type::map, unsafe);
        }
        Map<String, Type> unified = new TreeMap<>(ValueOrder::compareStrings);
        for (String name : first.keySet()) {
            List<Type> across = new ArrayList<>();
            types.forEach(type -> across.add(type.attributes().get(name)));
            Optional<Type> attribute = unify(across, unsafe);
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            unified.put(name, attribute.get());
        }
        return ifAllConvert(types, Type.object(unified), unsafe)
                .or(() -> ofAllElements(types, Type::map, unsafe));
    }

    private static Optional<Type> unifyTuples(List<Type.TupleType> types, boolean unsafe) {
        int size = types.get(0).elements().size();
        if (!types.stream().allMatch(type -> type.elements().size() == size)) {
            return ofAllElements(types, Type::list, unsafe);
        }
        List<Type> unified = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int index = i;
            Optional<Type> element =
                    unify(types.stream().map(type -> type.elements().get(index)).toList(), unsafe);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            unified.add(element.get());
        }
        return ifAllConvert(types, Type.tuple(unified), unsafe)
                .or(() -> ofAllElements(types, Type::list, unsafe));
    }

    /// A collection of everything that the types hold.
    private static Optional<Type> ofAllElements(
            List<? extends Type> types, UnaryOperator<Type> collection, boolean unsafe) {
        return unify(elements(List.copyOf(types)), unsafe)
                .map(collection)
                .flatMap(type -> ifAllConvert(types, type, unsafe));
    }

    private static Optional<Type> ifAllConvert(
            List<? extends Type> types, Type target, boolean unsafe) {
        return types.stream().allMatch(type -> converts(type, target, unsafe))
                ? Optional.of(target)
                : Optional.empty();
    }

    private static boolean converts(Type from, Type to, boolean unsafe) {
        return from.equals(to) || Converters.find(from, to, unsafe).isPresent();
    }

    /// Objects beside maps are often maps that were only written as objects, and tuples lists.
    private static Optional<Type> collectionInstead(List<Type> types, Kinds kinds, boolean unsafe) {
        if (kinds.mapsAndObjects()) {
            return ofAllElements(objects(types), Type::map, unsafe)
                    .flatMap(map -> unify(replaced(types, Type.ObjectType.class, map), unsafe))
                    .filter(Type.MapType.class::isInstance);
        }
        if (kinds.listsAndTuples()) {
            return ofAllElements(tuples(types), Type::list, unsafe)
                    .flatMap(list -> unify(replaced(types, Type.TupleType.class, list), unsafe))
                    .filter(Type.ListType.class::isInstance);
        }
        return Optional.empty();
    }

    private static List<Type> replaced(List<Type> types, Class<?> kind, Type by) {
        return types.stream().map(type -> kind.isInstance(type) ? by : type).toList();
    }

    /// The most general of the types to which all others can be converted.
    private static Optional<Type> preferred(List<Type> types, boolean unsafe) {
        return TypePreference.mostGeneralFirst(types).stream()
                .filter(wanted -> ifAllConvert(types, wanted, unsafe).isPresent())
                .findFirst();
    }
}
