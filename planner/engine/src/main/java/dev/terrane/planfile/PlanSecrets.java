package dev.terrane.planfile;

import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// The marked values of a document's inputs that are in neither its plan nor its state.
final class PlanSecrets {
    private PlanSecrets() {}

    static List<Value> beside(PlanInputs inputs) {
        List<Value> values = new ArrayList<>(inputs.furtherSecrets());
        values.addAll(inputs.providerConfigurations().values());
        inputs.backend().ifPresent(values::add);
        return values;
    }
}
