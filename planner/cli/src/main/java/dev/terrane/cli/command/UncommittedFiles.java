package dev.terrane.cli.command;

import dev.terrane.git.Checkout;
import dev.terrane.operating.Derived;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Says which of the files that a plan was made from are not committed: a reviewer of the commit
/// would see another configuration than the one that was planned.
final class UncommittedFiles {
    private static final int MOST_NAMES = 5;

    private UncommittedFiles() {}

    static void report(Derived derived, CommandContext context, Reporter reporter) {
        try (Checkout checkout =
                Checkout.around(context.directory(), context.invocation().environment())
                        .orElse(null)) {
            if (checkout == null) {
                return;
            }
            List<Path> files =
                    derived.files().keySet().stream()
                            .filter(file -> !file.endsWith("/"))
                            .map(file -> context.directory().resolve(file))
                            .toList();
            List<String> uncommitted = checkout.uncommitted(files);
            if (!uncommitted.isEmpty()) {
                reporter.say(sentence(uncommitted));
            }
        } catch (IOException e) {
            reporter.say(
                    "Whether the files are committed can not be told: " + e.getMessage() + ".");
        }
    }

    private static String sentence(List<String> files) {
        int more = files.size() - MOST_NAMES;
        String names = String.join(", ", files.subList(0, Math.min(MOST_NAMES, files.size())));
        return "Not committed, but part of this plan: %s%s."
                .formatted(names, more > 0 ? " and %d more".formatted(more) : "");
    }
}
