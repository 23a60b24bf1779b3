package dev.terrane.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The changes as a tree that unfolds: module, block, instance, attributes.
final class ReportTree {
    private static final String CONTROLS =
            """
            <div class="filter" role="search">
            <label for="filter">Filter</label>
            <input id="filter" type="search" placeholder="address, file, attribute or value">
            """;

    private static final String CONTROLS_END =
            """
            <span id="shown" role="status"></span>
            <button type="button" id="unfold">Unfold all</button>
            <button type="button" id="fold">Fold all</button>
            </div>
            <p class="keys">Keys: <kbd>/</kbd> filter, <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> unfold, <kbd>e</kbd> unfold all, <kbd>c</kbd> fold all.</p>
            """;

    private final StringBuilder html;

    ReportTree(StringBuilder html) {
        this.html = html;
    }

    /// Where in the page each block stands: `r1`, `r2`, in the order of the addresses.
    static Map<String, String> anchors(List<ReviewedChange> changes) {
        Map<String, String> anchors = new HashMap<>();
        for (ReviewedChange change : changes) {
            anchors.putIfAbsent(change.resource(), "r" + (anchors.size() + 1));
        }
        return anchors;
    }

    void write(List<ReviewedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, String> anchors = anchors(changes);
        html.append("<section id=\"changes\">\n<h2>Changes</h2>\n");
        controls(changes);
        modules(changes).forEach((module, resources) -> module(module, resources, anchors));
        html.append("</section>\n");
    }

    private static Map<String, Map<String, List<ReviewedChange>>> modules(
            List<ReviewedChange> changes) {
        Map<String, Map<String, List<ReviewedChange>>> modules = new TreeMap<>();
        for (ReviewedChange change : changes) {
            modules.computeIfAbsent(change.module(), m -> new LinkedHashMap<>())
                    .computeIfAbsent(change.resource(), r -> new ArrayList<>())
                    .add(change);
        }
        return modules;
    }

    private void controls(List<ReviewedChange> changes) {
        html.append(CONTROLS);
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        counts.forEach((kind, count) ->
                html.append("<button type=\"button\" class=\"kind\" data-kind=\"")
                        .append(name(kind))
                        .append("\" aria-pressed=\"true\">")
                        .append(count)
                        .append(" to ")
                        .append(kind.word())
                        .append("</button>\n"));
        html.append(CONTROLS_END);
    }

    private void module(
            String module,
            Map<String, List<ReviewedChange>> resources,
            Map<String, String> anchors) {
        List<ReviewedChange> all = resources.values().stream().flatMap(List::stream).toList();
        html.append("<details class=\"module\" open><summary>")
                .append(module.isEmpty() ? "Root module" : "<code>" + Html.text(module) + "</code>")
                .append(" <span class=\"counts\">")
                .append(new Counts(all).brief())
                .append("</span></summary>\n");
        resources.forEach((resource, instances) ->
                resource(resource, instances, anchors.getOrDefault(resource, "")));
        html.append("</details>\n");
    }

    private void resource(String resource, List<ReviewedChange> instances, String anchor) {
        html.append("<div class=\"resource\" id=\"").append(anchor).append("\">\n");
        if (instances.size() == 1) {
            instance(instances.getFirst());
        } else {
            html.append("<details open><summary><code>")
                    .append(Html.text(resource))
                    .append("</code> x ")
                    .append(instances.size())
                    .append(" <span class=\"counts\">")
                    .append(new Counts(instances).brief())
                    .append("</span></summary>\n");
            instances.forEach(this::instance);
            html.append("</details>\n");
        }
        html.append("</div>\n");
    }

    private void instance(ReviewedChange change) {
        html.append("<details class=\"change\" data-kind=\"")
                .append(name(change.kind()))
                .append("\"><summary><span class=\"sign\" aria-hidden=\"true\">")
                .append(sign(change.kind()))
                .append("</span> <strong>")
                .append(change.kind().word())
                .append("</strong> <code>")
                .append(Html.text(change.place()))
                .append("</code>")
                .append(InlineMarkdown.toHtml(change.block() + ChangeTexts.origin(change.change())))
                .append(InlineMarkdown.toHtml(Reasons.tail(change.change())))
                .append("</summary>\n");
        List<String> body = ChangeBody.withContext(change, Detail.FULL);
        if (!body.isEmpty()) {
            html.append("<pre class=\"diff\">")
                    .append(Html.escaped(String.join("\n", body)))
                    .append("</pre>\n");
        }
        html.append("</details>\n");
    }

    static String name(Kind kind) {
        return switch (kind) {
            case ADD -> "add";
            case CHANGE -> "change";
            case REPLACE -> "replace";
            case DESTROY -> "destroy";
            case IMPORT -> "import";
            case MOVE -> "move";
            case FORGET -> "forget";
            case READ -> "read";
            case OTHER -> "other";
        };
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADD -> "+";
            case CHANGE -> "~";
            case REPLACE -> "±";
            case DESTROY -> "−";
            case IMPORT -> "↓";
            case MOVE -> "→";
            case FORGET -> "·";
            case READ -> "≤";
            case OTHER -> "?";
        };
    }
}
