package dev.terrane.provider.aws.support;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settles what is null and what is empty in an answer, by what was there before.
///
/// The older plugin library can not tell null from empty inside, so it repairs its answers: right
/// after an apply, a collection that was planned null stays null; when it is read the next time, it
/// becomes empty. States of the other provider hold both, so this one has to do likewise.
enum LegacyNulls {
    /// what was planned wins
    AFTER_APPLY,
    /// what was read wins
    AFTER_READ;

    /// @param answer what an operation made, without unknown values
    /// @param reference what was planned, or what the state held
    Value settle(Value answer, Value reference) {
        if (!reference.isKnown()) {
            return answer;
        }
        if (this == AFTER_APPLY && answer.type().isCollection()) {
            if ((reference.isNull() && isEmptyCollection(answer))
                    || (answer.isNull() && isEmptyCollection(reference))) {
                return reference;
            }
        }
        return reference.isNull() ? answer : settleKnown(answer, reference);
    }

    private Value settleKnown(Value answer, Value reference) {
        return switch (reference) {
            case Value.ObjectValue was when answer instanceof Value.ObjectValue now ->
                    Value.object(parts(now.attributes(), was.attributes()));
            case Value.SetValue was when this == AFTER_APPLY && was.isWhollyKnown() -> was;
            case Value.ListValue was
                    when answer instanceof Value.ListValue now
                            && now.elements().size() == was.elements().size() ->
                    Value.list(now.elementType(), elements(now.elements(), was.elements()));
            case Value.StringValue was when answer.isNull() && was.text().isEmpty() -> was;
            default -> answer;
        };
    }

    private Map<String, Value> parts(Map<String, Value> answer, Map<String, Value> reference) {
        Map<String, Value> settled = new TreeMap<>(answer);
        settled.replaceAll((name, value) ->
                settle(value, reference.getOrDefault(name, Value.nullOf(Type.DYNAMIC))));
        return settled;
    }

    private List<Value> elements(List<Value> answer, List<Value> reference) {
        List<Value> settled = new ArrayList<>();
        for (int index = 0; index < answer.size(); index++) {
            Value now = answer.get(index);
            Value was = reference.get(index);
            settled.add(this == AFTER_READ && now.equals(was) ? emptied(now) : settle(now, was));
        }
        return settled;
    }

    /// A block that reading left as it was: its collections that are null become empty.
    private static Value emptied(Value block) {
        if (!(block instanceof Value.ObjectValue object)) {
            return block;
        }
        Map<String, Value> parts = new TreeMap<>(object.attributes());
        parts.replaceAll((name, part) ->
                part.isNull() && part.type().isCollection()
                        ? LegacyPlan.emptyOf(part.type())
                        : part);
        return Value.object(parts);
    }

    private static boolean isEmptyCollection(Value value) {
        return switch (value) {
            case Value.MapValue map -> map.elements().isEmpty();
            case Value.ListValue list -> list.elements().isEmpty();
            case Value.SetValue set -> set.elements().isEmpty();
            default -> false;
        };
    }
}
