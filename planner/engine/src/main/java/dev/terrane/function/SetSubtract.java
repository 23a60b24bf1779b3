package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The elements of one set that another does not have.
final class SetSubtract implements Function {
    private static final Description DESCRIPTION =
            Describe.function("setsubtract", "The elements of one set that another does not have.")
                    .takes("a", Type.set(Type.DYNAMIC), "The set.", Accepts.DYNAMIC)
                    .takes("b", Type.set(Type.DYNAMIC), "What to take away.", Accepts.DYNAMIC)
                    .gives(
                            Type.set(Type.DYNAMIC),
                            "setsubtract([\"a\", \"b\"], [\"b\"])",
                            "toset([\"a\"])");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return SetOperation.resultType(arguments);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return SetOperation.apply(arguments, false, SetSubtract::difference);
    }

    private static Collection<Value> difference(Collection<Value> one, Collection<Value> other) {
        Set<Value> unwanted = new HashSet<>(other);
        return one.stream().filter(element -> !unwanted.contains(element)).toList();
    }
}
