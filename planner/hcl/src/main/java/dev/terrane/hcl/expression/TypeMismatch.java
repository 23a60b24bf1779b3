package dev.terrane.hcl.expression;

import dev.terrane.value.Type;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// How the types of the two results of a conditional differ: the first difference, in words.
final class TypeMismatch {
    private TypeMismatch() {}

    static String describe(Type whenTrue, Type whenFalse) {
        return describeInside(whenTrue, whenFalse)
                .orElseGet(() -> describeNames(whenTrue, whenFalse));
    }

    private static Optional<String> describeInside(Type whenTrue, Type whenFalse) {
        if (whenTrue instanceof Type.ObjectType a && whenFalse instanceof Type.ObjectType b) {
            return describeAttributes(a.attributes(), b.attributes());
        }
        if (whenTrue instanceof Type.TupleType a && whenFalse instanceof Type.TupleType b) {
            return describeElements(a.elements(), b.elements());
        }
        return describeElementType(whenTrue, whenFalse);
    }

    private static Optional<String> describeAttributes(
            SortedMap<String, Type> whenTrue, SortedMap<String, Type> whenFalse) {
        for (var attribute : whenTrue.entrySet()) {
            String name = attribute.getKey();
            Type other = whenFalse.get(name);
            if (other == null) {
                return Optional.of(onlyOneHas("true", name, "false"));
            }
            if (!other.equals(attribute.getValue())) {
                return Optional.of(
                        "In attribute \"%s\": %s"
                                .formatted(name, describe(attribute.getValue(), other)));
            }
        }
        return whenFalse.keySet().stream()
                .filter(name -> !whenTrue.containsKey(name))
                .findFirst()
                .map(name -> onlyOneHas("false", name, "true"));
    }

    private static String onlyOneHas(String with, String attribute, String without) {
        return "The object of the '%s' result has the attribute \"%s\", that of the '%s' result has not"
                .formatted(with, attribute, without);
    }

    private static Optional<String> describeElements(List<Type> whenTrue, List<Type> whenFalse) {
        if (whenTrue.size() != whenFalse.size()) {
            return Optional.of(
                    "The tuple of the 'true' result has %d elements, that of the 'false' result %d"
                            .formatted(whenTrue.size(), whenFalse.size()));
        }
        return IntStream.range(0, whenTrue.size())
                .filter(i -> !Objects.equals(whenTrue.get(i), whenFalse.get(i)))
                .mapToObj(i ->
                        "In element %d: %s"
                                .formatted(i, describe(whenTrue.get(i), whenFalse.get(i))))
                .findFirst();
    }

    /// Only where the kinds are the same and the elements structures: otherwise the names say it.
    private static Optional<String> describeElementType(Type whenTrue, Type whenFalse) {
        record Elements(String kind, Type whenTrue, Type whenFalse) {}
        Optional<Elements> elements =
                switch (whenTrue) {
                    case Type.ListType a when whenFalse instanceof Type.ListType b ->
                            Optional.of(new Elements("list", a.element(), b.element()));
                    case Type.SetType a when whenFalse instanceof Type.SetType b ->
                            Optional.of(new Elements("set", a.element(), b.element()));
                    case Type.MapType a when whenFalse instanceof Type.MapType b ->
                            Optional.of(new Elements("map", a.element(), b.element()));
                    default -> Optional.empty();
                };
        return elements.filter(e -> e.whenTrue().isStructural() && e.whenFalse().isStructural())
                .map(e ->
                        "In the elements of the %s: %s"
                                .formatted(e.kind(), describe(e.whenTrue(), e.whenFalse())));
    }

    private static String describeNames(Type whenTrue, Type whenFalse) {
        String a = TypeName.of(whenTrue);
        String b = TypeName.of(whenFalse);
        return "The 'true' result is of type %s, the 'false' result of type %s"
                .formatted(
                        a.equals(b) ? whenTrue.display() : a,
                        a.equals(b) ? whenFalse.display() : b);
    }
}
