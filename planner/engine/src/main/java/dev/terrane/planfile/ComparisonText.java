package dev.terrane.planfile;

import dev.terrane.planfile.Difference.AttributeDifference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A comparison in lines for people. What it shows comes from plan documents, in which no secret is.
public final class ComparisonText {
    private static final String MISSING = "no change, though what was approved has not come true";

    private final List<String> lines = new ArrayList<>();

    private ComparisonText() {}

    public static List<String> lines(Outcome outcome) {
        ComparisonText text = new ComparisonText();
        switch (outcome) {
            case Outcome.Equal equal -> text.line("What would be done now is what was approved.");
            case Outcome.Subset subset -> text.subset(subset);
            case Outcome.Different different -> text.different(different);
        }
        text.uncompared(outcome.uncomparedSecrets());
        return List.copyOf(text.lines);
    }

    private void line(String line) {
        lines.add(line);
    }

    private void subset(Outcome.Subset subset) {
        if (subset.isNothingLeft()) {
            line("All that was approved has come true: nothing is left to do.");
            return;
        }
        line("Part of what was approved has come true already:");
        subset.cameTrue().forEach(place -> line("  " + place));
        line("What is left is as it was approved:");
        subset.left().forEach(place -> line("  " + place));
    }

    private void different(Outcome.Different different) {
        line("What would be done now is not what was approved.");
        different.differences().forEach(this::difference);
        if (!different.broken().isEmpty()) {
            line("");
            line("Since the plan was approved:");
            different.broken().forEach(broken -> broken(broken, "  "));
        }
    }

    private void difference(Difference difference) {
        line("");
        line(difference.place());
        line("  approved: " + difference.approved().map(ComparisonText::done).orElse("no change"));
        line("  now:      " + difference.present().map(ComparisonText::done).orElse(MISSING));
        difference.attributes().forEach(this::attribute);
        difference.broken().forEach(broken -> broken(broken, "  "));
    }

    private static String done(Effect effect) {
        String actions = String.join(", then ", effect.actions());
        return effect instanceof Effect.OfObject object
                ? actions + origin(object.change())
                : actions;
    }

    private static String origin(PlannedChange change) {
        return change.previousAddress().map(from -> ", moved from " + from).orElse("")
                + change.importId().map(id -> ", imported").orElse("")
                + change.reason().map(reason -> " (" + reason.replace('_', ' ') + ")").orElse("");
    }

    private void attribute(AttributeDifference attribute) {
        String side = attribute.side().equals("before") ? " (as it is before)" : "";
        line("  " + (attribute.path().isEmpty() ? "value" : attribute.path()) + side);
        line("    approved: " + shown(attribute.approved()));
        line("    now:      " + shown(attribute.present()));
    }

    private static String shown(Optional<DocumentValue> value) {
        return value.map(ValueText::oneLine).orElse("(absent)");
    }

    private void broken(BrokenAssumption broken, String indentation) {
        Consumer<String> say = what -> line(indentation + what);
        String subject = broken.subject();
        switch (broken.kind()) {
            case STATE -> say.accept("the state is another one: its lineage differs");
            case OPTION -> say.accept("the option " + subject + " is another" + values(broken));
            case FILE -> say.accept(subject + appearance(broken, "was edited"));
            case VARIABLE -> say.accept("var." + subject + " is another" + values(broken));
            case OBJECT -> say.accept(subject + appearance(broken, "is not as it was"));
            case PROVIDER -> say.accept("the provider " + subject + " is another" + values(broken));
            case PROVIDER_CONFIGURATION -> say.accept(subject + " is configured differently");
            case BLOCK ->
                    say.accept("the block of " + subject + ", or what it refers to, was edited");
            case PROVISIONERS -> say.accept("the provisioners of " + subject + " were edited");
        }
    }

    private static String appearance(BrokenAssumption broken, String changed) {
        if (broken.approved().isEmpty()) {
            return " is new";
        }
        return broken.present().isEmpty() ? " is gone" : " " + changed;
    }

    private static String values(BrokenAssumption broken) {
        return ": it was %s and is %s"
                .formatted(
                        broken.approved().orElse("not given"),
                        broken.present().orElse("not given"));
    }

    private void uncompared(List<String> places) {
        if (!places.isEmpty()) {
            line("");
            line(
                    "Secrets could not be compared here, since a plan was made without the state's key:");
            places.forEach(place -> line("  " + place));
        }
    }
}
