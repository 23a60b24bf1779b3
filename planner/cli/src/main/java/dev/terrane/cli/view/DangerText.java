package dev.terrane.cli.view;

import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.stream.Collectors;

/// What a plan destroys, said before anything else.
final class DangerText {
    private static final int MOST = 20;

    private final Style style;

    DangerText(Style style) {
        this.style = style;
    }

    /// Nothing where nothing is destroyed. Who asked for destruction is told how much it is, alone.
    String of(Plan plan) {
        List<ResourceChange> dangerous =
                plan.changes().stream().filter(DangerText::isDangerous).toList();
        if (dangerous.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(heading(dangerous)).append('\n');
        if (plan.options().mode() != PlanOptions.Mode.DESTROY) {
            dangerous.stream().limit(MOST).forEach(change -> append(text, change));
            if (dangerous.size() > MOST) {
                text.append("      ... and ").append(dangerous.size() - MOST).append(" more\n");
            }
        }
        return text.append('\n').toString();
    }

    private static boolean isDangerous(ResourceChange change) {
        return change.change() instanceof Change.Delete
                || change.change() instanceof Change.Replace;
    }

    private String heading(List<ResourceChange> dangerous) {
        long replaced =
                dangerous.stream().filter(c -> c.change() instanceof Change.Replace).count();
        long destroyed = dangerous.size() - replaced;
        String words = destroyed > 0 ? objects(destroyed) + " destroyed" : "";
        if (replaced > 0) {
            words += words.isEmpty() ? objects(replaced) : " and " + replaced;
            words += " replaced";
        }
        return style.bold(style.red("Careful:")) + " " + words + ".";
    }

    private static String objects(long count) {
        return count == 1 ? "1 object" : count + " objects";
    }

    private void append(StringBuilder text, ResourceChange change) {
        text.append("  ").append(ActionText.symbol(change.change(), style)).append(' ');
        text.append(change.address());
        change.deposedKey()
                .ifPresent(key -> text.append(" (deposed object ").append(key).append(')'));
        String why = why(change);
        if (!why.isEmpty()) {
            text.append(": ").append(why);
        }
        if (change.stateful()) {
            text.append(style.red("; its data is lost"));
        }
        change.block().ifPresent(range -> text.append(style.dim("  " + range)));
        text.append('\n');
    }

    private static String why(ResourceChange change) {
        if (!change.change().forcedBy().isEmpty()) {
            return change.change().forcedBy().stream()
                            .map(ValuePath::display)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + " can not be changed in place";
        }
        return switch (change.reason()) {
            case REPLACE_BECAUSE_TAINTED -> "it is tainted";
            case REPLACE_BY_REQUEST -> "as requested";
            case REPLACE_BY_TRIGGERS -> "what replace_triggered_by names changes";
            default -> ActionText.reason(change);
        };
    }
}
