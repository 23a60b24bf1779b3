package dev.terrane.planfile;

import dev.terrane.value.ValueOrder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What happens to one output of the root module.
///
/// @param action `create`, `update` or `delete`
public record PlannedOutput(
        String name, String action, Optional<DocumentValue> before, Optional<DocumentValue> after) {

    /// `output.name`, by which messages call it.
    public String place() {
        return "output." + name;
    }

    static List<PlannedOutput> sorted(List<PlannedOutput> outputs) {
        return outputs.stream()
                .sorted(Comparator.comparing(PlannedOutput::name, ValueOrder::compareStrings))
                .toList();
    }
}
