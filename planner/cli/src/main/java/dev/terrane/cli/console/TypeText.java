package dev.terrane.cli.console;

import dev.terrane.value.Type;

import java.util.Iterator;
import java.util.Map;

/// Types over several lines, as `type(...)` shows them.
final class TypeText {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private TypeText() {}

    static String of(Type type) {
        var types = new TypeText();
        types.append(type, "");
        return types.text.toString();
    }

    private void append(Type type, String indent) {
        switch (type) {
            case Type.Primitive t -> text.append(t.display());
            case Type.Dynamic t -> text.append("dynamic");
            case Type.ListType t -> collection("list", t.element(), indent);
            case Type.SetType t -> collection("set", t.element(), indent);
            case Type.MapType t -> collection("map", t.element(), indent);
            case Type.TupleType t -> tuple(t, indent);
            case Type.ObjectType t -> object(t, indent);
        }
    }

    private void collection(String kind, Type element, String indent) {
        text.append(kind).append('(');
        append(element, indent);
        text.append(')');
    }

    private void tuple(Type.TupleType tuple, String indent) {
        text.append("tuple([");
        Iterator<Type> elements = tuple.elements().iterator();
        while (elements.hasNext()) {
            text.append('\n').append(indent).append(INDENT);
            append(elements.next(), indent + INDENT);
            text.append(elements.hasNext() ? "," : ",\n" + indent);
        }
        text.append("])");
    }

    private void object(Type.ObjectType object, String indent) {
        text.append("object({");
        Iterator<Map.Entry<String, Type>> attributes = object.attributes().entrySet().iterator();
        while (attributes.hasNext()) {
            Map.Entry<String, Type> attribute = attributes.next();
            text.append('\n').append(indent).append(INDENT).append(attribute.getKey()).append(": ");
            append(attribute.getValue(), indent + INDENT);
            text.append(attributes.hasNext() ? "," : ",\n" + indent);
        }
        text.append("})");
    }
}
