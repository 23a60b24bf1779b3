package dev.terrane.cli.command;

import dev.terrane.operating.Derived;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Asks whether a plan is to be carried out.
final class Approval {
    private Approval() {}

    /// Only `yes` is a yes.
    static boolean ask(Derived derived, PlanArguments wanted, CommandContext context) {
        PrintStream out = context.invocation().out();
        if (!wanted.input()) {
            out.println(
                    "This needs an approval, and -input=false says not to ask. Give -auto-approve.");
            return false;
        }
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
        out.print("  Only \"yes\" is taken as a yes: ");
        out.flush();
        boolean yes = line(context.invocation().in()).strip().equals("yes");
        out.println();
        return yes;
    }

    static String line(InputStream in) {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return "";
        }
        return new String(
                line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
