package dev.terrane.cli.view;

import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;

/// The words and symbols for what happens to an object.
final class ActionText {
    private ActionText() {}

    /// Three columns, so that what follows stands in line.
    static String symbol(Change change, Style style) {
        return switch (change) {
            case Change.Create c -> "  " + style.green("+");
            case Change.Read c -> " " + style.cyan("<=");
            case Change.Update c -> "  " + style.yellow("~");
            case Change.Replace c ->
                    c.createBeforeDestroy()
                            ? style.green("+") + "/" + style.red("-")
                            : style.red("-") + "/" + style.green("+");
            case Change.Supersede c -> style.red(".") + "/" + style.green("+");
            case Change.Delete c -> "  " + style.red("-");
            case Change.Forget c -> "  " + style.red(".");
            case Change.NoOp c -> "   ";
        };
    }

    /// Where the symbol stands in the legend.
    static int rank(Change change) {
        return switch (change) {
            case Change.Create c -> 0;
            case Change.Read c -> 1;
            case Change.Update c -> 2;
            case Change.Replace c -> c.createBeforeDestroy() ? 3 : 4;
            case Change.Supersede c -> 5;
            case Change.Delete c -> 6;
            case Change.Forget c -> 7;
            case Change.NoOp c -> 8;
        };
    }

    /// What the symbol stands for.
    static String legend(Change change) {
        return switch (change) {
            case Change.Create c -> "create";
            case Change.Read c -> "read during apply";
            case Change.Update c -> "update in place";
            case Change.Replace c ->
                    c.createBeforeDestroy()
                            ? "create a replacement, then destroy"
                            : "destroy, then create a replacement";
            case Change.Supersede c -> "forget, then create a replacement";
            case Change.Delete c -> "destroy";
            case Change.Forget c -> "forget: no longer managed, and left as it is";
            case Change.NoOp c -> "";
        };
    }

    /// What comes behind the address in the comment above an object.
    static String announcement(ResourceChange change) {
        return switch (change.change()) {
            case Change.Create c -> " will be created";
            case Change.Read c -> " will be read during apply";
            case Change.Update c -> " will be updated in place";
            case Change.Replace c -> replacement(change);
            case Change.Supersede c ->
                    replacement(change) + "; the old object is left as it is (destroy = false)";
            case Change.Delete c -> " will be destroyed";
            case Change.Forget c -> " will no longer be managed, and is left as it is";
            case Change.NoOp c ->
                    change.importId().isPresent()
                            ? " will be imported"
                            : " has moved from " + change.previousAddress();
        };
    }

    private static String replacement(ResourceChange change) {
        return switch (change.reason()) {
            case REPLACE_BECAUSE_TAINTED -> " is tainted, so it must be replaced";
            case REPLACE_BY_REQUEST -> " will be replaced, as requested";
            case REPLACE_BY_TRIGGERS ->
                    " will be replaced, because what replace_triggered_by names changes";
            default -> " must be replaced";
        };
    }

    /// Why, where the change does not say so itself; otherwise nothing.
    static String reason(ResourceChange change) {
        String key = change.address().key().suffix();
        return switch (change.reason()) {
            case DELETE_BECAUSE_NO_RESOURCE_CONFIG -> "it is not in the configuration";
            case DELETE_BECAUSE_NO_MODULE ->
                    change.address().module() + " is not in the configuration";
            case DELETE_BECAUSE_WRONG_REPETITION ->
                    key.isEmpty()
                            ? "the resource has count or for_each now"
                            : "the resource has no instance " + key + " any more";
            case DELETE_BECAUSE_COUNT_INDEX -> "index " + key + " is beyond count";
            case DELETE_BECAUSE_EACH_KEY -> "key " + key + " is not in for_each";
            case DELETE_BECAUSE_ENABLED_FALSE -> "it is not enabled";
            case DELETE_BECAUSE_NO_MOVE_TARGET ->
                    "it was moved to " + change.address() + ", which is not in the configuration";
            case READ_BECAUSE_CONFIG_UNKNOWN -> "its arguments are not known before apply";
            case READ_BECAUSE_DEPENDENCY_PENDING ->
                    "something that it depends on changes in this plan";
            case READ_BECAUSE_CHECK_NESTED -> "its check looks at what there is after apply";
            case REPLACE_BECAUSE_TAINTED,
                    REPLACE_BECAUSE_CANNOT_UPDATE,
                    REPLACE_BY_REQUEST,
                    REPLACE_BY_TRIGGERS,
                    NONE ->
                    "";
        };
    }
}
