package dev.terrane.planfile;

import java.util.List;
import java.util.Optional;

/// Something that was approved differently, not at all, or alone.
///
/// @param place an address, or `output.name`
/// @param approved nothing where no change was approved
/// @param present nothing where no change would be made, though what was approved has not come true
/// @param attributes that are not as they were approved, `before` or `after` in front
/// @param broken what has changed since that this depends on
public record Difference(
        String place,
        Optional<Effect> approved,
        Optional<Effect> present,
        List<AttributeDifference> attributes,
        List<BrokenAssumption> broken) {
    public Difference {
        attributes = List.copyOf(attributes);
        broken = List.copyOf(broken);
    }

    /// @param path such as `tags["Name"]`
    /// @param side `before` or `after`
    public record AttributeDifference(
            String path,
            String side,
            Optional<DocumentValue> approved,
            Optional<DocumentValue> present) {}
}
