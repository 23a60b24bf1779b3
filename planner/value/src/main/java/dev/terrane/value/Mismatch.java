package dev.terrane.value;

import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;

import java.util.List;
import java.util.Map;

/// Says why no value of one type can be converted to another, as near to the cause as it can.
final class Mismatch {
    private Mismatch() {}

    static ConversionException between(Type from, Type to) {
        return switch (to) {
            case Type.ObjectType object when from instanceof Type.ObjectType given ->
                    inObject(given, object);
            case Type.ObjectType object when from instanceof Type.MapType map -> inMap(map, object);
            case Type.TupleType tuple when from instanceof Type.TupleType given ->
                    inTuple(given, tuple);
            case Type.ListType list -> inSequence(from, list.element(), to);
            case Type.SetType set -> inSequence(from, set.element(), to);
            case Type.MapType map -> inKeyed(from, map.element(), to);
            default -> required(from, to);
        };
    }

    private static ConversionException inObject(Type.ObjectType from, Type.ObjectType to) {
        List<String> missing =
                to.attributes().keySet().stream()
                        .filter(name -> !from.attributes().containsKey(name))
                        .filter(name -> !to.optional().contains(name))
                        .toList();
        if (!missing.isEmpty()) {
            return new ConversionException(missing(missing));
        }
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            Type given = from.attributes().get(wanted.getKey());
            if (given != null && !Conversion.canConvert(given, wanted.getValue())) {
                return between(given, wanted.getValue()).below(new AttributeStep(wanted.getKey()));
            }
        }
        return required(from, to);
    }

    private static String missing(List<String> names) {
        String quoted = "\"" + String.join("\", \"", names) + "\"";
        return names.size() == 1
                ? "the attribute " + quoted + " is required"
                : "the attributes " + quoted + " are required";
    }

    private static ConversionException inMap(Type.MapType from, Type.ObjectType to) {
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            if (!to.optional().contains(wanted.getKey())
                    && !Conversion.canConvert(from.element(), wanted.getValue())) {
                return between(from.element(), wanted.getValue())
                        .below(new AttributeStep(wanted.getKey()));
            }
        }
        return required(from, to);
    }

    private static ConversionException inTuple(Type.TupleType from, Type.TupleType to) {
        int size = to.elements().size();
        if (from.elements().size() != size) {
            return new ConversionException(
                    "a tuple of %d elements is required, not of %d"
                            .formatted(size, from.elements().size()));
        }
        for (int i = 0; i < size; i++) {
            Type given = from.elements().get(i);
            if (!Conversion.canConvert(given, to.elements().get(i))) {
                return between(given, to.elements().get(i)).below(index(i));
            }
        }
        return required(from, to);
    }

    private static ConversionException inSequence(Type from, Type element, Type to) {
        return switch (from) {
            case Type.TupleType tuple -> inElements(tuple, element, to);
            case Type.ListType list -> inEach(list.element(), element, from, to);
            case Type.SetType set -> inEach(set.element(), element, from, to);
            default -> required(from, to);
        };
    }

    private static ConversionException inElements(Type.TupleType from, Type element, Type to) {
        for (int i = 0; i < from.elements().size(); i++) {
            if (!Conversion.canConvert(from.elements().get(i), element)) {
                return between(from.elements().get(i), element).below(index(i));
            }
        }
        return differing(to);
    }

    private static ConversionException inKeyed(Type from, Type element, Type to) {
        return switch (from) {
            case Type.ObjectType object -> inAttributes(object, element, to);
            case Type.MapType map -> inEach(map.element(), element, from, to);
            default -> required(from, to);
        };
    }

    private static ConversionException inAttributes(Type.ObjectType from, Type element, Type to) {
        for (Map.Entry<String, Type> given : from.attributes().entrySet()) {
            if (!Conversion.canConvert(given.getValue(), element)) {
                return between(given.getValue(), element)
                        .below(new IndexStep(Value.string(given.getKey())));
            }
        }
        return differing(to);
    }

    private static ConversionException inEach(Type given, Type wanted, Type from, Type to) {
        return Conversion.canConvert(given, wanted)
                ? required(from, to)
                : new ConversionException("each element: " + between(given, wanted).getMessage());
    }

    /// Each element could be converted, but there is no type that suits all.
    private static ConversionException differing(Type to) {
        return new ConversionException("all elements of " + article(to) + " must have one type");
    }

    private static IndexStep index(int index) {
        return new IndexStep(Value.number(index));
    }

    private static ConversionException required(Type from, Type to) {
        return new ConversionException(article(to) + " is required, not " + article(from));
    }

    private static String article(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> "a " + primitive.display();
            case Type.Dynamic dynamic -> "any value";
            case Type.ListType list -> "a list of " + list.element().display();
            case Type.SetType set -> "a set of " + set.element().display();
            case Type.MapType map -> "a map of " + map.element().display();
            case Type.ObjectType object -> "an object";
            case Type.TupleType tuple -> "a tuple";
        };
    }
}
