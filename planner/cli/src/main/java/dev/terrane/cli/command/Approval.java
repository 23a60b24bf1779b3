package dev.terrane.cli.command;

import dev.terrane.operating.Derived;

import java.io.PrintStream;
import java.util.Optional;

/// Asks whether a plan is to be carried out.
final class Approval {
    private Approval() {}

    /// Only `yes` is a yes. `-input=false` is about variables: who wants no question gives
    /// `-auto-approve`.
    static boolean ask(Derived derived, CommandContext context) {
        boolean destroy = derived.plan().options().isDestroy();
        return yes(
                destroy
                        ? "Do you want to delete all of this? There is no way back."
                        : "Do you want to make these changes?",
                context);
    }

    /// The same for any question.
    static boolean yes(String question, CommandContext context) {
        PrintStream out = context.invocation().out();
        out.println();
        out.println(question);
        boolean yes =
                new Questions(context)
                        .ask("  Only \"yes\" is taken as a yes: ")
                        .map(String::strip)
                        .equals(Optional.of("yes"));
        out.println();
        return yes;
    }
}
