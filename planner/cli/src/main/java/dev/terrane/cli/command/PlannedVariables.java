package dev.terrane.cli.command;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of variables that stand in a plan file: all that are neither sensitive nor ephemeral.
final class PlannedVariables {
    private PlannedVariables() {}

    static Map<String, Value> of(PlanDocument document) {
        Map<String, Value> values = new LinkedHashMap<>();
        document.variables()
                .forEach((name, value) -> value(value).ifPresent(known -> values.put(name, known)));
        return values;
    }

    /// Nothing where a part of it is not in the file.
    private static Optional<Value> value(DocumentValue value) {
        return switch (value) {
            case DocumentValue.Null none -> Optional.of(Value.NULL);
            case DocumentValue.Bool bool -> Optional.of(Value.bool(bool.truth()));
            case DocumentValue.Number number -> HclNumber.parse(number.text()).map(Value::number);
            case DocumentValue.Text text -> Optional.of(Value.string(text.text()));
            case DocumentValue.Sequence sequence -> sequence(sequence.elements());
            case DocumentValue.Mapping mapping -> mapping(mapping.entries());
            case DocumentValue.PartialSet partial -> Optional.empty();
            case DocumentValue.Unknown unknown -> Optional.empty();
            case DocumentValue.Ephemeral ephemeral -> Optional.empty();
            case DocumentValue.Sensitive sensitive -> Optional.empty();
        };
    }

    private static Optional<Value> sequence(List<DocumentValue> elements) {
        List<Value> values = new ArrayList<>();
        for (DocumentValue element : elements) {
            Optional<Value> value = value(element);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(Value.tuple(values));
    }

    private static Optional<Value> mapping(Map<String, DocumentValue> entries) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, DocumentValue> entry : entries.entrySet()) {
            Optional<Value> value = value(entry.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(entry.getKey(), value.get());
        }
        return Optional.of(Value.object(values));
    }
}
