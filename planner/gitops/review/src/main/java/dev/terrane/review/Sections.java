package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a reviewer unfolds: the modules, the outputs, the drift.
final class Sections {
    private final Map<String, List<ReviewedChange>> modules = new TreeMap<>();
    private final List<ReviewedChange> drift;
    private final List<PlannedOutput> outputs;

    Sections(PlanDocument document, List<ReviewedChange> changes) {
        for (ReviewedChange change : changes) {
            modules.computeIfAbsent(change.module(), m -> new ArrayList<>()).add(change);
        }
        this.drift = ReviewedChange.all(document.drift());
        this.outputs = document.outputs();
    }

    void write(Page page, Detail detail) {
        if (detail.showsAddresses()) {
            modules.forEach((module, changes) -> module(page, module, changes, detail));
        } else if (detail.showsModules()) {
            counts(page);
        } else {
            total(page);
        }
        outputs(page, detail);
        drift(page, detail);
    }

    private void module(Page page, String module, List<ReviewedChange> changes, Detail detail) {
        if (page.isFull()) {
            return;
        }
        open(page, htmlName(module) + ": " + new Counts(changes).brief());
        new ChangeGroups(page, detail, Kind::word).write(changes);
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

    private void counts(Page page) {
        if (modules.isEmpty()) {
            return;
        }
        open(page, Verdict.plural(modules.size(), "module"));
        modules.forEach((module, changes) ->
                page.line("- " + name(module) + ": " + new Counts(changes).brief()));
        close(page);
    }

    private static String name(String module) {
        return module.isEmpty() ? "Root module" : Code.span(module);
    }

    private void total(Page page) {
        if (!modules.isEmpty()) {
            int changes = modules.values().stream().mapToInt(List::size).sum();
            page.block(
                    Verdict.plural(changes, "change")
                            + " in "
                            + Verdict.plural(modules.size(), "module")
                            + ".");
        }
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

    private void drift(Page page, Detail detail) {
        if (drift.isEmpty() || page.isFull()) {
            return;
        }
        String title =
                "Drift: " + Verdict.plural(drift.size(), "object") + " changed outside of Terrane";
        if (!detail.showsAddresses()) {
            page.block(title + ".");
            return;
        }
        open(page, title);
        new ChangeGroups(page, detail, Kind::pastWord).write(drift);
        close(page);
    }
}
