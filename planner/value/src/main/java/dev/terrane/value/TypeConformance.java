package dev.terrane.value;

import java.util.Iterator;
import java.util.List;

/// Whether a type is such as a constraint asks, where `any` allows everything.
public final class TypeConformance {
    private TypeConformance() {}

    public static boolean conforms(Type type, Type constraint) {
        return switch (constraint) {
            case Type.Dynamic any -> true;
            case Type.Primitive wanted -> type.equals(wanted);
            case Type.ListType wanted ->
                    type instanceof Type.ListType given
                            && conforms(given.element(), wanted.element());
            case Type.SetType wanted ->
                    type instanceof Type.SetType given
                            && conforms(given.element(), wanted.element());
            case Type.MapType wanted ->
                    type instanceof Type.MapType given
                            && conforms(given.element(), wanted.element());
            case Type.ObjectType wanted ->
                    type instanceof Type.ObjectType given
                            && given.attributes().keySet().equals(wanted.attributes().keySet())
                            && conformAll(
                                    List.copyOf(given.attributes().values()),
                                    List.copyOf(wanted.attributes().values()));
            case Type.TupleType wanted ->
                    type instanceof Type.TupleType given
                            && given.elements().size() == wanted.elements().size()
                            && conformAll(given.elements(), wanted.elements());
        };
    }

    private static boolean conformAll(List<Type> types, List<Type> constraints) {
        Iterator<Type> wanted = constraints.iterator();
        for (Type type : types) {
            if (!conforms(type, wanted.next())) {
                return false;
            }
        }
        return true;
    }
}
