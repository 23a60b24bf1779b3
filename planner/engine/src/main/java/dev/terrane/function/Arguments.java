package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What functions ask of their arguments, beyond types.
final class Arguments {
    private Arguments() {}

    /// A whole number that a `long` can hold.
    static long whole(List<Value> arguments, int index, String what) throws FunctionException {
        OptionalLong whole = wholeIn(arguments.get(index));
        if (whole.isEmpty()) {
            throw FunctionException.ofCall(notWhole(what));
        }
        return whole.getAsLong();
    }

    /// The same, where the argument itself is to blame and not the call.
    static long wholeArgument(List<Value> arguments, int index, String what)
            throws FunctionException {
        OptionalLong whole = wholeIn(arguments.get(index));
        if (whole.isEmpty()) {
            throw FunctionException.atArgument(index, notWhole(what));
        }
        return whole.getAsLong();
    }

    /// A whole number of 64 bits; -0 is 0.
    private static OptionalLong wholeIn(Value value) {
        return value.unmarked().asNumber().asLong();
    }

    private static String notWhole(String what) {
        return what + " has to be a whole number that fits in 64 bits";
    }

    /// A number as `pow` and `log` compute with it.
    static double asDouble(List<Value> arguments, int index) throws FunctionException {
        double number = arguments.get(index).asNumber().toDouble();
        if (Double.isInfinite(number)) {
            throw FunctionException.atArgument(index, "it is too large to compute with");
        }
        return number;
    }

    static Value result(double number) throws FunctionException {
        if (Double.isNaN(number)) {
            throw FunctionException.ofCall("there is no such number");
        }
        return Value.number(HclNumber.of(number));
    }

    /// The marks of the values themselves.
    static Set<Mark> marksOf(Collection<Value> values) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        values.forEach(value -> marks.addAll(value.marks()));
        return marks;
    }

    static List<Type> typesOf(Collection<Value> values) {
        List<Type> types = new ArrayList<>(values.size());
        for (Value value : values) {
            types.add(value.type());
        }
        return types;
    }

    static Value listOfStrings(Collection<String> texts) {
        List<Value> elements = new ArrayList<>(texts.size());
        for (String text : texts) {
            elements.add(Value.string(text));
        }
        return Value.list(Type.STRING, elements);
    }

    static boolean isSequence(Type type) {
        return type instanceof Type.ListType
                || type instanceof Type.SetType
                || type instanceof Type.TupleType;
    }

    /// The text in quotes, or words in its place where it is sensitive.
    static String shown(Value text) {
        if (text.containsMark(Mark.SENSITIVE)) {
            return "(a sensitive value)";
        }
        return switch (text.unmarked()) {
            case Value.StringValue s -> '"' + s.text() + '"';
            case Value.NumberValue n -> n.number().toString();
            case Value.BoolValue b -> Boolean.toString(b.truth());
            default -> "a value of type " + text.type().display();
        };
    }
}
