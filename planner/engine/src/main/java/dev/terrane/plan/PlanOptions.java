package dev.terrane.plan;

import java.util.List;

/// What was asked for: part of what is approved with a plan.
///
/// @param targets addresses, as they were given
/// @param excludes addresses, as they were given: what is left out. There are either targets or these
/// @param replacements addresses, as they were given
/// @param invokes addresses of actions, as they were given: nothing else is done then
/// @param readsAll whether every attribute of an object is read again, also those that can not matter to the
///     plan because nobody sets them and nobody looks at them
public record PlanOptions(
        Mode mode,
        boolean refresh,
        List<String> targets,
        List<String> excludes,
        List<String> replacements,
        List<String> invokes,
        String workspace,
        boolean readsAll) {
    public enum Mode {
        NORMAL,
        DESTROY,
        REFRESH_ONLY
    }

    public static final PlanOptions DEFAULT =
            new PlanOptions(Mode.NORMAL, true, List.of(), List.of(), List.of(), "default");

    /// One that reads everything.
    public PlanOptions(
            Mode mode,
            boolean refresh,
            List<String> targets,
            List<String> excludes,
            List<String> replacements,
            List<String> invokes,
            String workspace) {
        this(mode, refresh, targets, excludes, replacements, invokes, workspace, true);
    }

    public PlanOptions {
        targets = List.copyOf(targets);
        excludes = List.copyOf(excludes);
        replacements = List.copyOf(replacements);
        invokes = List.copyOf(invokes);
    }

    /// Options that invoke nothing by themselves.
    public PlanOptions(
            Mode mode,
            boolean refresh,
            List<String> targets,
            List<String> excludes,
            List<String> replacements,
            String workspace) {
        this(mode, refresh, targets, excludes, replacements, List.of(), workspace);
    }

    /// The same, reading more or less of each object.
    public PlanOptions readingAll(boolean all) {
        return new PlanOptions(
                mode, refresh, targets, excludes, replacements, invokes, workspace, all);
    }

    /// Whether it is about a part of the configuration alone.
    public boolean isPartial() {
        return isTargeted() || isInvoking();
    }

    /// Whether addresses of objects say what it is about.
    public boolean isTargeted() {
        return !targets.isEmpty() || !excludes.isEmpty();
    }

    /// Whether it only invokes actions.
    public boolean isInvoking() {
        return !invokes.isEmpty();
    }

    public boolean isDestroy() {
        return mode == Mode.DESTROY;
    }
}
