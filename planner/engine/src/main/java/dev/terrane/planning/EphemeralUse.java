package dev.terrane.planning;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.spi.Schema;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;

/// Ephemeral values are not stored, so only write-only arguments take them.
final class EphemeralUse {
    private EphemeralUse() {}

    static boolean isAllowed(
            Value config,
            Schema.Block schema,
            DesiredResource resource,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        boolean allowed = true;
        for (ValuePath path : Marks.paths(config, Mark.EPHEMERAL)) {
            String argument =
                    path.steps().isEmpty()
                                    || !(path.steps().getFirst() instanceof AttributeStep step)
                            ? ""
                            : step.name();
            Schema.Attribute declared = schema.attributes().get(argument);
            if (declared == null || !declared.writeOnly()) {
                allowed = false;
                diagnostics.error(
                        "Invalid use of ephemeral value",
                        "The argument \"%s\" of %s is stored, so it can not take an ephemeral value. Only write-only arguments can."
                                .formatted(argument, instance.address()),
                        resource.template().rangeOf(argument));
            }
        }
        return allowed;
    }
}
