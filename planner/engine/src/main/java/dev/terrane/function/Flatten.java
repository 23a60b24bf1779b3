package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The elements of a list, and in place of lists among them their elements, at any depth.
final class Flatten implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "flatten",
                            "The elements of a list, and in place of lists among them their elements, at any depth.")
                    .takes("list", Type.DYNAMIC, "The list, set or tuple.", Accepts.MARKED)
                    .gives(
                            Type.DYNAMIC,
                            "flatten([[\"a\"], [\"b\", [\"c\"]]])",
                            "[\"a\", \"b\", \"c\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Value sequence = arguments.get(0);
        if (!sequence.isWhollyKnown()) {
            return Type.DYNAMIC;
        }
        if (!Arguments.isSequence(sequence.type())) {
            throw FunctionException.ofCall(
                    "a list, set or tuple is needed, not " + sequence.type().display());
        }
        var flat = new Flat();
        flat.add(sequence);
        return Type.tuple(Arguments.typesOf(flat.elements));
    }

    @Override
    public Value call(List<Value> arguments) {
        var flat = new Flat();
        flat.add(arguments.get(0));
        Value result = flat.known ? Value.tuple(flat.elements) : Value.DYNAMIC;
        return result.withMarks(flat.marks);
    }

    /// What was found so far. While an element may yet turn out to be a list, nothing is known.
    private static final class Flat {
        final List<Value> elements = new ArrayList<>();
        final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean known = true;

        void add(Value sequence) {
            marks.addAll(sequence.marks());
            Value bare = sequence.unmarked();
            Refinement length = Refinements.of(bare);
            if (!bare.isKnown()
                    || (bare instanceof Value.SetValue
                            && length.minLength() != length.maxLength())) {
                known = false;
                return;
            }
            for (Value element : bare.asList()) {
                addElement(element);
            }
        }

        private void addElement(Value element) {
            known &= !element.equals(Value.DYNAMIC);
            if (!element.isNull() && Arguments.isSequence(element.type())) {
                add(element);
            } else {
                elements.add(element);
            }
        }
    }
}
