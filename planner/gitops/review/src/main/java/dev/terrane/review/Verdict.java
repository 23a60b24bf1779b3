package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;

import java.util.ArrayList;
import java.util.List;

/// The first lines of a comment: what the plan comes to, and under which conditions it was made.
final class Verdict {
    private static final String NORMAL = "normal";
    private static final String USUAL_WORKSPACE = "default";
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_NAME = 80;

    private final PlanDocument document;
    private final List<ReviewedChange> changes;

    Verdict(PlanDocument document, List<ReviewedChange> changes) {
        this.document = document;
        this.changes = changes;
    }

    List<String> lines() {
        List<String> conditions = conditions();
        return conditions.isEmpty()
                ? List.of("**" + sentence() + "**")
                : List.of("**" + sentence() + "**", "", String.join("; ", conditions) + ".");
    }

    /// Where nothing is planned.
    List<String> ofDrift() {
        String workspace = document.options().workspace();
        return List.of(
                "**%s changed outside of Terrane%s**"
                        .formatted(
                                plural(document.drift().size(), "object"),
                                workspace.equals(USUAL_WORKSPACE)
                                        ? ""
                                        : ", workspace " + name(Names.text(workspace))));
    }

    /// `2 to add, 0 to change, 0 to replace, 1 to destroy`.
    String sentence() {
        int outputs = document.outputs().size();
        int actions = document.invocations().size();
        String tail =
                (outputs == 0 ? "" : ", " + plural(outputs, "output") + " to change")
                        + (actions == 0 ? "" : ", " + plural(actions, "action") + " to invoke");
        if (document.isRefreshOnly() && !document.drift().isEmpty()) {
            return "No object is touched, "
                    + plural(document.drift().size(), "object")
                    + " to take over into the state"
                    + tail;
        }
        if (changes.isEmpty()) {
            return tail.isEmpty() ? "No changes" : "No changes of objects" + tail;
        }
        return new Counts(changes).complete() + tail;
    }

    static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    List<String> conditions() {
        PlanDocument.Options options = document.options();
        List<String> conditions = new ArrayList<>();
        if (!options.mode().equals(NORMAL)) {
            conditions.add("Mode " + name(options.mode()));
        }
        if (!options.workspace().equals(USUAL_WORKSPACE)) {
            conditions.add("workspace " + name(Names.text(options.workspace())));
        }
        if (!options.targets().isEmpty()) {
            conditions.add("limited to " + names(options.targets()));
        }
        if (!options.excludes().isEmpty()) {
            conditions.add("without " + names(options.excludes()));
        }
        if (!options.replacements().isEmpty()) {
            conditions.add("replacement asked for of " + names(options.replacements()));
        }
        if (!options.invokes().isEmpty()) {
            conditions.add("only to invoke " + names(options.invokes()));
        }
        if (!options.refresh()) {
            conditions.add("objects were not refreshed before");
        }
        if (!document.fingerprinted()) {
            conditions.add("secrets carry no fingerprints, so a change of one may not show");
        }
        return conditions;
    }

    private static String name(String text) {
        return Code.span(text, LONGEST_NAME);
    }

    private static String names(List<String> texts) {
        return Code.spans(texts.stream().map(Names::text).toList(), MOST_NAMES, LONGEST_NAME);
    }
}
