package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedInvocation;
import dev.terrane.planfile.PlannedOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a reviewer unfolds: the modules, the outputs, the drift.
final class Sections {
    private final Map<String, List<ReviewedChange>> modules = new TreeMap<>();
    private final List<ReviewedChange> drift;
    private final List<PlannedInvocation> invocations;
    private final List<PlannedOutput> outputs;
    private final ChangeTexts texts = new ChangeTexts(Kind::word);
    private final ChangeTexts driftTexts = new ChangeTexts(Kind::pastWord);

    Sections(PlanDocument document, List<ReviewedChange> changes) {
        for (ReviewedChange change : changes) {
            modules.computeIfAbsent(change.module(), m -> new ArrayList<>()).add(change);
        }
        this.drift = ReviewedChange.all(document.drift());
        this.invocations = document.invocations();
        this.outputs = document.outputs();
    }

    /// Of objects that something else has changed.
    List<ReviewedChange> drift() {
        return drift;
    }

    void write(Page page, Telling telling) {
        List<String> counted = new ArrayList<>();
        modules.forEach((module, changes) -> {
            if (telling.rest().showsAddresses() || hasAny(changes, telling, Detail.ADDRESSES)) {
                module(page, module, changes, telling);
            } else {
                counted.add(module);
            }
        });
        counts(page, counted, telling);
        invocations(page, telling.rest());
        outputs(page, telling.rest());
        drift(page, telling);
    }

    private static boolean hasAny(List<ReviewedChange> changes, Telling telling, Detail detail) {
        return changes.stream().anyMatch(change -> telling.of(change).compareTo(detail) <= 0);
    }

    private void module(Page page, String module, List<ReviewedChange> changes, Telling telling) {
        if (page.isFull()) {
            return;
        }
        open(page, htmlName(module) + ": " + new Counts(changes).brief());
        new ChangeGroups(page, telling, texts).write(changes);
        close(page);
    }

    private static String htmlName(String module) {
        return module.isEmpty() ? "Root module" : Code.html(module);
    }

    private static void open(Page page, String summary) {
        page.block("<details><summary>" + summary + "</summary>");
        page.block();
    }

    private static void close(Page page) {
        page.block("</details>");
    }

    /// @param names of the modules of which no change is named
    private void counts(Page page, List<String> names, Telling telling) {
        List<String> lines = new ArrayList<>();
        int others = 0;
        int changes = 0;
        for (String name : names) {
            List<ReviewedChange> of = modules.getOrDefault(name, List.of());
            if (hasAny(of, telling, Detail.COUNTS)) {
                lines.add("- " + name(name) + ": " + new Counts(of).brief());
            } else {
                others++;
                changes += of.size();
            }
        }
        if (!lines.isEmpty()) {
            boolean more = lines.size() < modules.size();
            open(page, Verdict.plural(lines.size(), more ? "more module" : "module"));
            page.lines(lines);
            close(page);
        }
        if (others > 0) {
            page.block(
                    Verdict.plural(changes, "change")
                            + " in "
                            + Verdict.plural(others, lines.isEmpty() ? "module" : "more module")
                            + ".");
        }
    }

    private static String name(String module) {
        return module.isEmpty() ? "Root module" : Code.span(module);
    }

    private void invocations(Page page, Detail detail) {
        if (invocations.isEmpty() || page.isFull()) {
            return;
        }
        String title = "Actions: " + invocations.size() + " to invoke";
        if (!detail.showsAddresses()) {
            page.block(title + ".");
            return;
        }
        open(page, title);
        page.lines(InvocationLines.of(invocations));
        page.block();
        close(page);
    }

    private void outputs(Page page, Detail detail) {
        if (outputs.isEmpty() || page.isFull()) {
            return;
        }
        String title = "Outputs: " + outputs.size() + " to change";
        if (!detail.showsAddresses()) {
            page.block(title + ".");
            return;
        }
        open(page, title);
        page.lines(Code.diffFence(ChangeBody.of(outputs, detail)));
        close(page);
    }

    private void drift(Page page, Telling telling) {
        if (drift.isEmpty() || page.isFull()) {
            return;
        }
        String title =
                "Drift: " + Verdict.plural(drift.size(), "object") + " changed outside of Terrane";
        if (!hasAny(drift, telling, Detail.ADDRESSES)) {
            page.block(title + ".");
            return;
        }
        open(page, title);
        new ChangeGroups(page, telling, driftTexts).write(drift);
        close(page);
    }
}
