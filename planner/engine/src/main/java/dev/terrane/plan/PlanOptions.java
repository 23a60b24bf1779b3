package dev.terrane.plan;

import java.util.List;

/// What was asked for: part of what is approved with a plan.
///
/// @param targets addresses, as they were given
/// @param replacements addresses, as they were given
public record PlanOptions(
        Mode mode,
        boolean refresh,
        List<String> targets,
        List<String> replacements,
        String workspace) {
    public enum Mode {
        NORMAL,
        DESTROY,
        REFRESH_ONLY
    }

    public static final PlanOptions DEFAULT =
            new PlanOptions(Mode.NORMAL, true, List.of(), List.of(), "default");

    public PlanOptions {
        targets = List.copyOf(targets);
        replacements = List.copyOf(replacements);
    }

    public boolean isDestroy() {
        return mode == Mode.DESTROY;
    }
}
