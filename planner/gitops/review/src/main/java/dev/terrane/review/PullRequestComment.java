package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The comment on a pull request that changes several projects: the verdict, what blocks it, the dangers
/// of all projects, a table, and then a folded section for each.
///
/// It stays below its limit in the same steps as [ReviewComment]; verdict, blockers, dangers and table
/// always survive, the dangers as far as they fit at all.
public final class PullRequestComment {
    private static final int LONGEST_BLOCKER = 400;
    private static final int MOST_ROWS = 60;
    private static final int MOST_BLOCKERS = 20;

    private final List<Part> parts = new ArrayList<>();
    private final int limit;
    private final String marker;

    private record Part(
            ProjectReview project,
            List<ReviewedChange> changes,
            Verdict verdict,
            Dangers dangers,
            Sections sections) {}

    private PullRequestComment(List<ProjectReview> projects, String marker, int limit) {
        for (ProjectReview project : projects) {
            List<ReviewedChange> changes = ReviewedChange.all(project.document().changes());
            parts.add(
                    new Part(
                            project,
                            changes,
                            new Verdict(project.document(), changes),
                            new Dangers(changes),
                            new Sections(project.document(), changes)));
        }
        this.limit = limit;
        this.marker = marker;
    }

    /// @param marker a comment of HTML by which the host's comment is found again
    /// @param limit in UTF-16 units; at least [ReviewComment#LEAST_LIMIT]
    public static String render(List<ProjectReview> projects, String marker, int limit) {
        if (limit < ReviewComment.LEAST_LIMIT) {
            throw new IllegalArgumentException("a comment may not be limited to " + limit);
        }
        return new PullRequestComment(projects, marker, limit).render();
    }

    /// One line for a commit status.
    public static String verdict(List<ProjectReview> projects) {
        return new PullRequestComment(projects, "", ReviewComment.USUAL_LIMIT).sentence();
    }

    private String render() {
        for (Detail detail : Detail.values()) {
            Optional<String> comment = compose(detail, part -> part.dangers()::write, MOST_ROWS);
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        int most = parts.stream().mapToInt(part -> part.dangers().longest()).max().orElse(0);
        for (int dangers = most / 2; dangers > 0; dangers /= 2) {
            Optional<String> comment = withDangers(dangers, MOST_ROWS);
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        return withDangers(0, MOST_ROWS)
                .or(() -> withDangers(0, 0))
                .orElseThrow(() -> new IllegalStateException("the shortest comment is too long"));
    }

    private Optional<String> withDangers(int most, int rows) {
        return compose(Detail.TOTAL, part -> page -> part.dangers().writeSome(page, most), rows);
    }

    private Optional<String> compose(
            Detail detail,
            java.util.function.Function<Part, Consumer<Page>> writeDangers,
            int rows) {
        Page page = new Page(limit);
        page.line(marker);
        page.block("**" + sentence() + "**");
        blockers(page);
        for (Part part : parts) {
            if (part.dangers().longest() > 0 && rows > 0) {
                page.block("**" + Code.span(part.project().name()) + "**");
                page.block();
                writeDangers.apply(part).accept(page);
            }
        }
        table(page, rows);
        if (!page.isFull() && rows > 0) {
            parts.forEach(part -> section(page, part, detail));
        }
        omissions(page, detail);
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
    }

    private String sentence() {
        if (parts.isEmpty()) {
            return "No changes";
        }
        List<ReviewedChange> all = parts.stream().flatMap(part -> part.changes().stream()).toList();
        long blocked = parts.stream().filter(part -> !part.project().blockers().isEmpty()).count();
        return new Counts(all).complete()
                + " in "
                + Verdict.plural(parts.size(), "project")
                + (blocked == 0 ? "" : "; " + blocked + " blocked");
    }

    private void blockers(Page page) {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            for (String blocker : part.project().blockers()) {
                lines.add(
                        "- "
                                + Code.span(part.project().name())
                                + ": "
                                + Code.span(blocker, LONGEST_BLOCKER));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        page.block("### Blocked");
        page.block();
        page.lines(lines.subList(0, Math.min(MOST_BLOCKERS, lines.size())));
        if (lines.size() > MOST_BLOCKERS) {
            page.line("- and " + (lines.size() - MOST_BLOCKERS) + " more");
        }
    }

    private void table(Page page, int rows) {
        page.block("| project | changes | plan |");
        page.line("| --- | --- | --- |");
        for (Part part : parts.subList(0, Math.min(rows, parts.size()))) {
            String file = "`" + part.project().sha256().substring(0, 12) + "`";
            page.line(
                    "| %s | %s | %s |"
                            .formatted(
                                    Code.span(part.project().name()),
                                    part.verdict().sentence(),
                                    part.project()
                                            .link()
                                            .map(link -> "[" + file + "](" + link + ")")
                                            .orElse(file)));
        }
        if (parts.size() > rows) {
            page.line("| and %d more | | |".formatted(parts.size() - rows));
        }
    }

    private static void section(Page page, Part part, Detail detail) {
        if (page.isFull()) {
            return;
        }
        page.block(
                "<details><summary>"
                        + Code.html(part.project().name())
                        + ": "
                        + part.verdict().sentence()
                        + "</summary>");
        page.block();
        part.sections().write(page, detail);
        page.block("</details>");
    }

    private void omissions(Page page, Detail detail) {
        List<String> left = new ArrayList<>();
        for (Detail passed : Detail.values()) {
            if (passed != Detail.FULL && passed.compareTo(detail) <= 0) {
                left.add(passed.leavesOut());
            }
        }
        if (!left.isEmpty()) {
            page.block(
                    "Left out, to stay below %d characters: %s. The plan files have everything."
                            .formatted(limit, String.join(", ", left)));
        }
    }
}
