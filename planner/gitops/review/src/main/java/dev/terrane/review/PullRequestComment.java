package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The comment on a pull request that changes several projects: the verdict, what blocks it, the dangers
/// of all projects, a table, and then a folded section for each.
///
/// It stays below its limit as [Fitting] says; verdict, blockers, dangers and table always survive. When
/// nothing else is left they are shortened, and say by how much: first a long table and many blockers, then
/// the lists of dangers, which in the end are only counted, for all projects together.
public final class PullRequestComment {
    private static final int LONGEST_BLOCKER = 400;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_BLOCKERS = 30;
    private static final int ROWS_FOR_A_BLOCKER = 2;

    private final PullRequestReview review;
    private final List<Part> parts = new ArrayList<>();
    private final Dangers together;
    private final int limit;

    private record Part(
            ProjectReview project,
            List<ReviewedChange> changes,
            Verdict verdict,
            Dangers dangers,
            Sections sections) {}

    /// How much room the parts may take that are never folded.
    ///
    /// @param dangers how those of one project are written; nothing where those of all are counted together
    private record Room(Optional<BiConsumer<Dangers, Page>> dangers, int rows, int blockers) {
        static Room all(BiConsumer<Dangers, Page> dangers) {
            return new Room(Optional.of(dangers), Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
    }

    private PullRequestComment(PullRequestReview review, int limit) {
        this.review = review;
        this.limit = limit;
        List<ReviewedChange> all = new ArrayList<>();
        for (ProjectReview project : review.projects()) {
            List<ReviewedChange> changes = ReviewedChange.all(project.document().changes());
            all.addAll(changes);
            parts.add(
                    new Part(
                            project,
                            changes,
                            new Verdict(project.document(), changes),
                            new Dangers(changes),
                            new Sections(project.document(), changes)));
        }
        this.together = new Dangers(all);
    }

    /// @param limit in UTF-16 units; at least [ReviewComment#LEAST_LIMIT]
    public static String render(PullRequestReview review, int limit) {
        if (limit < ReviewComment.LEAST_LIMIT) {
            throw new IllegalArgumentException("a comment may not be limited to " + limit);
        }
        return new PullRequestComment(review, limit).render();
    }

    /// One line for a commit status.
    public static String verdict(PullRequestReview review) {
        return new PullRequestComment(review, ReviewComment.USUAL_LIMIT).sentence();
    }

    private String render() {
        List<ReviewedChange> changes = new ArrayList<>();
        List<ReviewedChange> drift = new ArrayList<>();
        for (Part part : parts) {
            changes.addAll(part.changes());
            drift.addAll(part.sections().drift());
        }
        String head = head(Room.all(Dangers::write));
        return new Fitting(
                        new Precedence(changes, drift),
                        (telling, most) -> withSections(head, telling, most))
                .longest(limit)
                .orElseGet(this::withoutSections);
    }

    private Optional<String> withSections(String head, Telling telling, int most) {
        Page page = new Page(most, head);
        parts.forEach(part -> section(page, part, telling));
        omissions(page, String.join(", ", telling.leftOut()));
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
    }

    private String withoutSections() {
        for (Room room : rooms()) {
            Optional<String> comment = withoutSections(room);
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        throw new IllegalStateException("the shortest comment is too long");
    }

    private Optional<String> withoutSections(Room room) {
        Page page = new Page(limit, head(room));
        omissions(page, "all but the above");
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
    }

    /// In the order in which less is told.
    private List<Room> rooms() {
        int longest = parts.stream().mapToInt(part -> part.dangers().longest()).max().orElse(0);
        List<Room> rooms = new ArrayList<>();
        rooms.add(Room.all(some(longest)));
        rooms.add(room(mostDangers(longest).map(PullRequestComment::some), MOST_BLOCKERS));
        for (int blockers = MOST_BLOCKERS; blockers > 0; blockers /= 2) {
            rooms.add(room(Optional.empty(), blockers));
        }
        return rooms;
    }

    private static BiConsumer<Dangers, Page> some(int lines) {
        return (dangers, page) -> dangers.writeSome(page, lines);
    }

    private static Room room(Optional<BiConsumer<Dangers, Page>> dangers, int blockers) {
        return new Room(dangers, ROWS_FOR_A_BLOCKER * blockers, blockers);
    }

    /// As many lines of each list as fit; nothing where none does.
    private Optional<Integer> mostDangers(int longest) {
        int fits = -1;
        int tooMany = longest + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >> 1;
            if (withoutSections(room(Optional.of(some(middle)), MOST_BLOCKERS)).isPresent()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits < 0 ? Optional.empty() : Optional.of(fits);
    }

    private String head(Room room) {
        Page page = new Page(Integer.MAX_VALUE);
        page.line("**" + sentence() + "**");
        lines(page, "Blocked", blockers(), room.blockers());
        lines(page, "To be noted", notices(), room.blockers());
        dangers(page, room);
        table(page, room.rows());
        return page.text();
    }

    private String sentence() {
        long blocked = parts.stream().filter(part -> !part.project().blockers().isEmpty()).count();
        String held =
                blocked > 0
                        ? "; " + blocked + " blocked"
                        : review.blockers().isEmpty() ? "" : "; blocked";
        if (parts.isEmpty()) {
            return "No changes" + held;
        }
        List<ReviewedChange> all = parts.stream().flatMap(part -> part.changes().stream()).toList();
        return new Counts(all).complete() + " in " + Verdict.plural(parts.size(), "project") + held;
    }

    private List<String> blockers() {
        List<String> lines = new ArrayList<>();
        review.blockers().forEach(blocker -> lines.add("- " + Code.span(blocker, LONGEST_BLOCKER)));
        parts.forEach(
                part -> part.project().blockers().forEach(text -> lines.add(line(part, text))));
        return lines;
    }

    private List<String> notices() {
        List<String> lines = new ArrayList<>();
        parts.forEach(
                part -> part.project().notices().forEach(text -> lines.add(line(part, text))));
        return lines;
    }

    private static String line(Part part, String text) {
        return "- " + name(part) + ": " + Code.span(text, LONGEST_BLOCKER);
    }

    private static String name(Part part) {
        return Code.span(part.project().name(), LONGEST_NAME);
    }

    private static void lines(Page page, String title, List<String> lines, int most) {
        if (lines.isEmpty()) {
            return;
        }
        page.block("### " + title);
        page.block();
        page.lines(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            page.line("- and " + (lines.size() - most) + " more");
        }
    }

    private void dangers(Page page, Room room) {
        if (room.dangers().isEmpty()) {
            together.writeSome(page, 0);
            return;
        }
        for (Part part : parts) {
            if (part.dangers().longest() > 0) {
                page.block("**" + name(part) + "**");
                page.block();
                room.dangers().get().accept(part.dangers(), page);
            }
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
                                    name(part),
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

    private static void section(Page page, Part part, Telling telling) {
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
        part.sections().write(page, telling);
        page.block("</details>");
    }

    /// @param left nothing where nothing is missing
    private void omissions(Page page, String left) {
        if (!left.isEmpty()) {
            page.block(
                    "Left out, to stay below %d characters: %s. The plan files have everything."
                            .formatted(limit, left));
        }
    }
}
