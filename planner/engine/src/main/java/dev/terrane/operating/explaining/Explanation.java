package dev.terrane.operating.explaining;

import dev.terrane.plan.ResourceChange;

import java.util.List;
import java.util.Optional;

/// Why something is planned as it is.
///
/// @param subject an address, with an attribute where one was asked for
/// @param change of the object; none for an output
public record Explanation(String subject, Optional<ResourceChange> change, List<Cause> causes) {
    public Explanation {
        causes = List.copyOf(causes);
    }
}
