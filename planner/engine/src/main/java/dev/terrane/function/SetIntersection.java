package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// The elements that all sets have.
final class SetIntersection implements Function {
    private static final Description DESCRIPTION =
            Describe.function("setintersection", "The elements that all sets have.")
                    .takes("first_set", Type.set(Type.DYNAMIC), "A set.", Accepts.DYNAMIC)
                    .takesMore(
                            "other_sets", Type.set(Type.DYNAMIC), "Further sets.", Accepts.DYNAMIC)
                    .gives(
                            Type.set(Type.DYNAMIC),
                            "setintersection([\"a\", \"b\"], [\"b\"])",
                            "toset([\"b\"])");

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
        return SetOperation.apply(arguments, false, SetIntersection::intersection);
    }

    private static Collection<Value> intersection(Collection<Value> one, Collection<Value> other) {
        return one.stream().filter(new HashSet<>(other)::contains).toList();
    }
}
