package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The elements of all sets.
final class SetUnion implements Function {
    private static final Description DESCRIPTION =
            Describe.function("setunion", "The elements of all sets.")
                    .takes("first_set", Type.set(Type.DYNAMIC), "A set.", Accepts.DYNAMIC)
                    .takesMore(
                            "other_sets", Type.set(Type.DYNAMIC), "Further sets.", Accepts.DYNAMIC)
                    .gives(
                            Type.set(Type.DYNAMIC),
                            "setunion([\"a\"], [\"b\"])",
                            "toset([\"a\", \"b\"])");

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
        return SetOperation.apply(arguments, true, SetUnion::union);
    }

    private static Collection<Value> union(Collection<Value> one, Collection<Value> other) {
        List<Value> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
