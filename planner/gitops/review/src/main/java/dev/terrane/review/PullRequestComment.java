package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The comment on a pull request that changes several projects: the verdict, what blocks it, the dangers
/// of all projects, a table, and then a folded section for each.
///
/// It stays below its limit in the same steps as [ReviewComment]; verdict, blockers, dangers and table
/// always survive. When nothing else is left they are shortened, and say by how much.
public final class PullRequestComment {
    private static final int LONGEST_BLOCKER = 400;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_ROWS = 60;
    private static final int MOST_BLOCKERS = 30;

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

    /// How much room each part may take.
    ///
    /// @param sections nothing for none
    /// @param dangers lines of each list; nothing where those of all projects are counted together
    private record Room(
            Optional<Detail> sections, Optional<Integer> dangers, int rows, int blockers) {}

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
        for (Room room : rooms()) {
            Optional<String> comment = compose(room);
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        throw new IllegalStateException("the shortest comment is too long");
    }

    /// In the order in which less is told.
    private List<Room> rooms() {
        int dangers = parts.stream().mapToInt(part -> part.dangers().longest()).max().orElse(0);
        List<Room> rooms = new ArrayList<>();
        for (Detail detail : Detail.values()) {
            rooms.add(
                    new Room(Optional.of(detail), Optional.of(dangers), MOST_ROWS, MOST_BLOCKERS));
        }
        for (int most = dangers; most > 0; most /= 2) {
            rooms.add(new Room(Optional.empty(), Optional.of(most), MOST_ROWS, MOST_BLOCKERS));
        }
        rooms.add(new Room(Optional.empty(), Optional.of(0), MOST_ROWS, MOST_BLOCKERS));
        for (int least = MOST_BLOCKERS; least > 0; least /= 2) {
            rooms.add(new Room(Optional.empty(), Optional.empty(), 2 * least, least));
        }
        return rooms;
    }

    private Optional<String> compose(Room room) {
        Page page = new Page(limit);
        page.line("**" + sentence() + "**");
        lines(page, "Blocked", blockers(), room.blockers());
        lines(page, "To be noted", notices(), room.blockers());
        dangers(page, room);
        table(page, room.rows());
        if (room.sections().isPresent() && !page.isFull()) {
            parts.forEach(part -> section(page, part, room.sections().get()));
        }
        omissions(page, room);
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
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
            if (part.dangers().longest() > 0 && !page.isFull()) {
                page.block("**" + name(part) + "**");
                page.block();
                if (room.sections().isPresent()) {
                    part.dangers().write(page);
                } else {
                    part.dangers().writeSome(page, room.dangers().get());
                }
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

    private void omissions(Page page, Room room) {
        List<String> left = new ArrayList<>();
        for (Detail passed : Detail.values()) {
            if (passed != Detail.FULL
                    && passed.compareTo(room.sections().orElse(Detail.TOTAL)) <= 0) {
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
