package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// A list of texts, each as format gives it for one element of every list among the values.
final class FormatList implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "formatlist",
                            "A list of texts, each as format gives it for one element of every list among the values.")
                    .takes("format", Type.STRING, "The text with verbs.")
                    .takesMore(
                            "args",
                            Type.DYNAMIC,
                            "Values, and lists of values that are all of one length.",
                            Accepts.NULL,
                            Accepts.UNKNOWN)
                    .gives(
                            Type.list(Type.STRING),
                            "formatlist(\"%s!\", [\"a\", \"b\"])",
                            "[\"a!\", \"b!\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        String format = arguments.get(0).asString();
        List<Value> values = arguments.subList(1, arguments.size());
        if (values.isEmpty()) {
            return Value.list(
                    Type.STRING, List.of(Value.string(FormatString.format(format, values))));
        }
        int count = count(values);
        if (!values.stream().allMatch(FormatList::hasKnownElements)) {
            return Value.unknown(Type.list(Type.STRING));
        }
        return Value.list(Type.STRING, texts(format, values, count));
    }

    /// How many elements the lists have; 1 where there is none.
    private static int count(List<Value> values) throws FunctionException {
        int first = -1;
        for (int i = 0; i < values.size(); i++) {
            int length = knownLength(values.get(i));
            if (length < 0) {
                continue;
            }
            if (first >= 0 && length != knownLength(values.get(first))) {
                throw FunctionException.atArgument(
                        i + 1,
                        "this list has %d elements, and the one before it %d; all have to be of one length"
                                .formatted(length, knownLength(values.get(first))));
            }
            first = first < 0 ? i : first;
        }
        return first < 0 ? 1 : knownLength(values.get(first));
    }

    /// -1 for what is no list, or of a length that is not known yet.
    private static int knownLength(Value value) {
        if (value.isNull() || !Arguments.isSequence(value.type())) {
            return -1;
        }
        if (value.type() instanceof Type.TupleType tuple) {
            return tuple.elements().size();
        }
        Refinement known = Refinements.of(value);
        return value.isKnown() && known.minLength() == known.maxLength() ? known.minLength() : -1;
    }

    private static boolean hasKnownElements(Value value) {
        if (value.isNull() || !Arguments.isSequence(value.type())) {
            return !value.equals(Value.DYNAMIC);
        }
        return value.isKnown() && knownLength(value) >= 0;
    }

    private static List<Value> texts(String format, List<Value> values, int count)
            throws FunctionException {
        List<Value> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(format, values, i));
        }
        return texts;
    }

    private static Value text(String format, List<Value> values, int index)
            throws FunctionException {
        List<Value> row = values.stream().map(value -> element(value, index)).toList();
        return row.stream().allMatch(Value::isWhollyKnown)
                ? Value.string(FormatString.format(format, row))
                : Refinements.notNull(Value.unknown(Type.STRING));
    }

    private static Value element(Value value, int index) {
        return knownLength(value) >= 0 ? value.asList().get(index) : value;
    }
}
