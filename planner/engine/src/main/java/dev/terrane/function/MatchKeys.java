package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Equality;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// The values whose keys, in a second list, are in a third.
final class MatchKeys implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "matchkeys", "The values whose keys, in a second list, are in a third.")
                    .takes("values", Type.list(Type.DYNAMIC), "The values to choose from.")
                    .takes("keys", Type.list(Type.DYNAMIC), "The key of each value.")
                    .takes("searchset", Type.list(Type.DYNAMIC), "The keys that are wanted.")
                    .gives(
                            Type.list(Type.DYNAMIC),
                            "matchkeys([\"a\", \"b\"], [1, 2], [2])",
                            "[\"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        keyType(arguments);
        return arguments.get(0).type();
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value values = arguments.get(0);
        Type type = keyType(arguments);
        List<Value> keys = Results.convert(arguments.get(1), type).asList();
        List<Value> wanted = Results.convert(arguments.get(2), type).asList();
        if (values.asList().size() != keys.size()) {
            throw FunctionException.ofCall("there have to be as many keys as values");
        }
        if (wanted.isEmpty()) {
            return list(values, List.of());
        }
        if (!values.isWhollyKnown() || !arguments.get(1).isWhollyKnown()) {
            return Value.unknown(values.type());
        }
        return list(values, chosen(values.asList(), keys, wanted));
    }

    private static Type keyType(List<Value> arguments) throws FunctionException {
        return Unification.unify(List.of(arguments.get(1).type(), arguments.get(2).type()))
                .orElseThrow(() ->
                        FunctionException.ofCall(
                                "the keys and those that are wanted have no type in common"));
    }

    private static Value list(Value values, List<Value> chosen) {
        return Value.list(((Type.ListType) values.type()).element(), chosen);
    }

    /// Nothing where it depends on a wanted key that is unknown, as in Terraform.
    private static List<Value> chosen(List<Value> values, List<Value> keys, List<Value> wanted) {
        List<Value> chosen = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            for (Value search : wanted) {
                Value same = Equality.equal(keys.get(i), search);
                if (!same.isKnown()) {
                    return List.of();
                }
                if (same.asBool()) {
                    chosen.add(values.get(i));
                    break;
                }
            }
        }
        return chosen;
    }
}
