package dev.terrane.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Which of several types is tried first when one has to do for all.
///
/// It says only what is more general if the one can be converted to the other at all: text more than
/// numbers, a list more than a tuple, a set less than a list, a type that is not known yet least.
final class TypePreference {
    private TypePreference() {}

    /// The types, each after all that are more general, otherwise in the order given.
    static List<Type> mostGeneralFirst(List<Type> types) {
        int size = types.size();
        List<List<Integer>> lessGeneral = new ArrayList<>();
        types.forEach(type -> lessGeneral.add(new ArrayList<>()));
        int[] moreGeneral = new int[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (compare(types.get(i), types.get(j)) < 0) {
                    lessGeneral.get(i).add(j);
                    moreGeneral[j]++;
                }
            }
        }
        return sorted(types, lessGeneral, moreGeneral);
    }

    private static List<Type> sorted(
            List<Type> types, List<List<Integer>> lessGeneral, int[] moreGeneral) {
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < types.size(); i++) {
            if (moreGeneral[i] == 0) {
                ready.add(i);
            }
        }
        List<Type> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(types.get(next));
            for (int later : lessGeneral.get(next)) {
                if (--moreGeneral[later] == 0) {
                    ready.add(later);
                }
            }
        }
        return sorted;
    }

    /// Negative where the first is more general, 0 where it cannot be said.
    private static int compare(Type a, Type b) {
        if (a.equals(Type.DYNAMIC) || b.equals(Type.DYNAMIC)) {
            return Boolean.compare(a.equals(Type.DYNAMIC), b.equals(Type.DYNAMIC));
        }
        return switch (a) {
            case Type.Primitive one when b instanceof Type.Primitive ->
                    Boolean.compare(b.equals(Type.STRING), a.equals(Type.STRING));
            case Type.ListType one when b instanceof Type.ListType two ->
                    compare(one.element(), two.element());
            case Type.SetType one when b instanceof Type.SetType two ->
                    compare(one.element(), two.element());
            case Type.MapType one when b instanceof Type.MapType two ->
                    compare(one.element(), two.element());
            case Type.ObjectType one when b instanceof Type.ObjectType two ->
                    compareObjects(one, two);
            case Type.TupleType one when b instanceof Type.TupleType two ->
                    compareAll(one.elements(), two.elements());
            default -> Integer.compare(rank(a, b), rank(b, a));
        };
    }

    /// Of types of different kinds: lower is more general.
    private static int rank(Type type, Type other) {
        boolean sequences = isSequence(type) && isSequence(other);
        boolean keyed = isKeyed(type) && isKeyed(other);
        if (!sequences && !keyed) {
            return 0;
        }
        return switch (type) {
            case Type.ListType list -> 0;
            case Type.MapType map -> 0;
            case Type.ObjectType object -> 1;
            case Type.TupleType tuple -> 1;
            case Type.SetType set -> 2;
            case Type.Primitive primitive -> 0;
            case Type.Dynamic dynamic -> 0;
        };
    }

    private static boolean isSequence(Type type) {
        return type instanceof Type.ListType
                || type instanceof Type.SetType
                || type instanceof Type.TupleType;
    }

    private static boolean isKeyed(Type type) {
        return type instanceof Type.MapType || type instanceof Type.ObjectType;
    }

    private static int compareObjects(Type.ObjectType a, Type.ObjectType b) {
        return a.attributes().keySet().equals(b.attributes().keySet())
                ? compareAll(
                        List.copyOf(a.attributes().values()), List.copyOf(b.attributes().values()))
                : 0;
    }

    private static int compareAll(List<Type> a, List<Type> b) {
        if (a.size() != b.size()) {
            return 0;
        }
        boolean more = false;
        boolean less = false;
        for (int i = 0; i < a.size(); i++) {
            int order = compare(a.get(i), b.get(i));
            more |= order < 0;
            less |= order > 0;
        }
        return more == less ? 0 : more ? -1 : 1;
    }
}
