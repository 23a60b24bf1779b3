package dev.terrane.planning;

import dev.terrane.config.Output;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.WorkingState;
import dev.terrane.value.Value;

import java.util.Map;

/// Outputs of the root module that are known when the plan is made. They are part of what the state
/// is found to be, so that they are kept whatever becomes of the plan.
final class RefreshedOutputs {
    private RefreshedOutputs() {}

    static void keep(PlanningRequest request, Map<String, Value> outputs, WorkingState state) {
        boolean looked = request.options().refresh() && !request.prior().isEmpty();
        if (request.options().isDestroy() && !looked) {
            return;
        }
        Map<String, Output> declared = request.configuration().root().config().outputs();
        outputs.forEach((name, value) -> {
            Output output = declared.get(name);
            if (output != null && value.isWhollyKnown()) {
                keep(name, value.withoutMarksDeep(), output.sensitive(), state);
            }
        });
    }

    private static void keep(String name, Value value, boolean sensitive, WorkingState state) {
        if (value.isNull()) {
            state.removeOutput(name);
        } else {
            state.putOutput(name, new OutputState(value, value.type(), sensitive));
        }
    }
}
