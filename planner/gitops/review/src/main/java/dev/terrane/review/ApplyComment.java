package dev.terrane.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The comment on a pull request that says what became of its plans: what failed and how to go on first,
/// then a table of projects, then each change.
public final class ApplyComment {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_ROWS = 60;
    private static final int MOST_CHANGES = 200;
    private static final int MOST_REASONS = 20;
    private static final int FEW_REASONS = 3;

    private final Outcome outcome;
    private final int limit;

    public enum Result {
        APPLIED("applied"),
        FAILED("failed"),
        /// Nothing was done.
        REFUSED("refused"),
        /// Because one that it depends on did not go through.
        LEFT_OUT("left out");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    /// @param commit that was applied
    /// @param who applied it
    public record Outcome(String commit, String who, List<Project> projects) {
        public Outcome {
            projects = List.copyOf(projects);
        }

        public boolean isWhole() {
            return projects.stream().allMatch(project -> project.result() == Result.APPLIED);
        }
    }

    /// @param plans the digests of the plan files, in hexadecimal
    /// @param reasons the summaries of what went wrong; never values, which may be secret
    /// @param commands with which to go on or to take it back, each with what it does
    public record Project(
            String name,
            Result result,
            List<String> plans,
            List<Change> changes,
            List<String> reasons,
            List<Way> commands) {
        public Project {
            plans = List.copyOf(plans);
            changes = List.copyOf(changes);
            reasons = List.copyOf(reasons);
            commands = List.copyOf(commands);
        }
    }

    /// @param result `done`, `failed`, `unknown` or `not begun`
    public record Change(String address, List<String> actions, String result) {
        public Change {
            actions = List.copyOf(actions);
        }

        private boolean isDone() {
            return result.equals("done");
        }
    }

    /// @param why a few words
    public record Way(String why, String command) {}

    private ApplyComment(Outcome outcome, int limit) {
        this.outcome = outcome;
        this.limit = limit;
    }

    /// @param limit in UTF-16 units; at least [ReviewComment#LEAST_LIMIT]
    public static String render(Outcome outcome, int limit) {
        return new ApplyComment(outcome, limit).render();
    }

    /// One line for a commit status.
    public static String verdict(Outcome outcome) {
        List<String> parts = new ArrayList<>();
        for (Result result : Result.values()) {
            List<String> names =
                    outcome.projects().stream()
                            .filter(project -> project.result() == result)
                            .map(Project::name)
                            .toList();
            if (!names.isEmpty()) {
                parts.add(result.word + ": " + String.join(", ", names));
            }
        }
        return parts.isEmpty() ? "Nothing was to be applied" : String.join("; ", parts);
    }

    /// How much is told, at most, of each: what can be looked up elsewhere goes first.
    private record Room(int changes, int rows, int reasons) {}

    private String render() {
        for (int changes = MOST_CHANGES; changes > 0; changes /= 2) {
            Optional<String> comment = compose(new Room(changes, MOST_ROWS, MOST_REASONS));
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        for (int rows = MOST_ROWS; rows > 0; rows /= 2) {
            Optional<String> comment = compose(new Room(0, rows, FEW_REASONS));
            if (comment.isPresent()) {
                return comment.get();
            }
        }
        return compose(new Room(0, 1, 1))
                .orElseThrow(() -> new IllegalStateException("no room for a comment"));
    }

    private Optional<String> compose(Room room) {
        Page page = new Page(limit);
        page.line("**" + title() + "**");
        page.block(
                "Commit "
                        + Code.span(outcome.commit(), LONGEST_NAME)
                        + ", by "
                        + Code.span(outcome.who(), LONGEST_NAME)
                        + ".");
        List<Project> unsettled =
                outcome.projects().stream()
                        .filter(project -> project.result() != Result.APPLIED)
                        .toList();
        unsettled.stream().limit(room.rows()).forEach(project -> unsettled(page, project, room));
        table(page, room.rows());
        if (room.changes() > 0) {
            outcome.projects().forEach(project -> changes(page, project, room.changes()));
        }
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
    }

    private String title() {
        long unsettled =
                outcome.projects().stream()
                        .filter(project -> project.result() != Result.APPLIED)
                        .count();
        String all = Verdict.plural(outcome.projects().size(), "project");
        return unsettled == 0
                ? "Applied: " + all
                : "Not applied as a whole: %d of %s".formatted(unsettled, all);
    }

    private static void unsettled(Page page, Project project, Room room) {
        page.block("### " + Code.span(project.name(), LONGEST_NAME) + " " + project.result().word);
        page.block();
        project.reasons().stream()
                .limit(room.reasons())
                .forEach(reason -> page.line("- " + Code.span(reason, LONGEST_REASON)));
        more(page, project.reasons().size() - room.reasons(), "that the log has");
        List<Change> open = project.changes().stream().filter(change -> !change.isDone()).toList();
        open.stream().limit(room.changes()).forEach(change -> page.line(line(change)));
        more(page, open.size() - room.changes(), "that are not done");
        for (Way way : project.commands()) {
            page.block(way.why() + ":");
            page.block("```sh");
            page.line(Visible.text(way.command()).replace("`", "'"));
            page.line("```");
        }
    }

    private static void more(Page page, int number, String what) {
        if (number > 0) {
            page.line("- and " + number + " more " + what);
        }
    }

    private void table(Page page, int rows) {
        page.block("| project | outcome | changes | plan |");
        page.line("| --- | --- | --- | --- |");
        for (Project project : outcome.projects().stream().limit(rows).toList()) {
            long done = project.changes().stream().filter(Change::isDone).count();
            page.line(
                    "| %s | %s | %d of %d done | %s |"
                            .formatted(
                                    Code.span(project.name(), LONGEST_NAME),
                                    project.result().word,
                                    done,
                                    project.changes().size(),
                                    plans(project)));
        }
        if (outcome.projects().size() > rows) {
            page.line("| and %d more | | | |".formatted(outcome.projects().size() - rows));
        }
    }

    private static String plans(Project project) {
        return String.join(
                ", ",
                project.plans().stream()
                        .limit(5)
                        .map(sha256 -> Code.span(Cut.to(sha256, 13).replace("…", "")))
                        .toList());
    }

    private static void changes(Page page, Project project, int most) {
        List<Change> done =
                project.changes().stream()
                        .filter(Change::isDone)
                        .sorted(Comparator.comparing(Change::address))
                        .toList();
        if (done.isEmpty() || page.isFull()) {
            return;
        }
        page.block(
                "<details><summary>"
                        + Code.html(project.name())
                        + ": "
                        + done.size()
                        + " done</summary>");
        page.block();
        done.stream().limit(most).forEach(change -> page.line(line(change)));
        if (done.size() > most) {
            page.line("- and " + (done.size() - most) + " more");
        }
        page.block("</details>");
    }

    private static String line(Change change) {
        return "- "
                + Code.span(change.address(), LONGEST_ADDRESS)
                + ": "
                + Code.span(String.join(" and ", change.actions()), LONGEST_NAME)
                + ", "
                + change.result();
    }
}
