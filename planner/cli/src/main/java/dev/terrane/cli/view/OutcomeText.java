package dev.terrane.cli.view;

import dev.terrane.plan.Plan.Counts;

/// What was done, in one line.
public final class OutcomeText {
    private OutcomeText() {}

    public static String of(Counts done, EventStream.Operation operation, Style style) {
        String words = style.bold(style.green(message(done, operation)));
        return "\n" + words + "\n";
    }

    /// As the event stream has it too.
    static String message(Counts done, EventStream.Operation operation) {
        return switch (operation) {
            case DESTROY -> "Destroy complete! Resources: " + done.destroy() + " destroyed.";
            case APPLY -> {
                String imported = done.importing() > 0 ? done.importing() + " imported, " : "";
                yield "Apply complete! Resources: "
                        + imported
                        + done.add()
                        + " added, "
                        + done.change()
                        + " changed, "
                        + done.destroy()
                        + " destroyed."
                        + (done.invoke() > 0 ? " Actions: " + done.invoke() + " invoked." : "");
            }
        };
    }
}
