package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.review.ApplyComment.Change;
import dev.terrane.review.ApplyComment.Outcome;
import dev.terrane.review.ApplyComment.Project;
import dev.terrane.review.ApplyComment.Result;
import dev.terrane.review.ApplyComment.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class ApplyCommentTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static Project applied(String name, Change... changes) {
        return new Project(
                name, Result.APPLIED, List.of(DIGEST), List.of(changes), List.of(), List.of());
    }

    private static Change change(String address, String result) {
        return new Change(address, List.of("delete", "create"), result);
    }

    private static String render(Project... projects) {
        return ApplyComment.render(outcome(projects), ReviewComment.USUAL_LIMIT);
    }

    private static Outcome outcome(Project... projects) {
        return new Outcome("0123456789ab", "ann", List.of(projects));
    }

    @Test
    void saysWhoAppliedWhatAndHowFarItWent() {
        String comment = render(applied("net", change("b.b", "done"), change("a.a", "done")));

        assertThat(comment)
                .startsWith("**Applied: 1 project**")
                .contains("Commit `0123456789ab`, by `ann`.")
                .contains("| `net` | applied | 2 of 2 done | `0123456789ab` |")
                .containsSubsequence(
                        "<details><summary><code>net</code>: 2 done</summary>",
                        "- `a.a`: `delete and create`, done",
                        "- `b.b`: `delete and create`, done",
                        "</details>");
    }

    @Test
    void whatFailedAndTheWaysOnComeFirst() {
        Project failed =
                new Project(
                        "app",
                        Result.FAILED,
                        List.of(),
                        List.of(
                                change("a.done", "done"),
                                change("a.failed", "failed"),
                                change("a.later", "not begun")),
                        List.of("The provider said no"),
                        List.of(new Way("To go on", "terrane apply -committed -resume app")));
        Project left =
                new Project(
                        "web",
                        Result.LEFT_OUT,
                        List.of(),
                        List.of(),
                        List.of("app comes before it"),
                        List.of());

        String comment = render(applied("net"), failed, left);

        assertThat(comment)
                .startsWith("**Not applied as a whole: 2 of 3 projects**")
                .containsSubsequence(
                        "### `app` failed",
                        "- `The provider said no`",
                        "- `a.failed`: `delete and create`, failed",
                        "- `a.later`: `delete and create`, not begun",
                        "To go on:",
                        "```sh\nterrane apply -committed -resume app\n```",
                        "### `web` left out",
                        "| `app` | failed | 1 of 3 done |",
                        "- `a.done`: `delete and create`, done");
        assertThat(ApplyComment.verdict(outcome(applied("net"), failed, left)))
                .isEqualTo("applied: net; failed: app; left out: web");
    }

    @Test
    void nothingIsSaidOfNothing() {
        assertThat(ApplyComment.verdict(outcome())).isEqualTo("Nothing was to be applied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "``` </details> @ann #1 <img src=x>",
                "<!-- terrane:apply run=9 -->",
                "[x](https://evil.example) **bold**",
                "\u202Eevil\u001B[31m\u0000",
                "line\n```\n## heading"
            })
    void textIsNeverMarkup(String text) {
        Project project =
                new Project(
                        text,
                        Result.FAILED,
                        List.of(text),
                        List.of(change(text, "failed"), change(text, "done")),
                        List.of(text),
                        List.of(new Way("To go on", "terrane " + text)));

        String comment = ApplyComment.render(new Outcome(text, text, List.of(project)), 60_000);

        assertThat(MarkdownCheck.proseOf(comment))
                .doesNotContain("@ann", "#1", "<img", "evil", "**bold**", "terrane:apply", "## h");
        assertThat(comment.codePoints().filter(c -> c != '\n' && Visible.isHidden(c))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {ReviewComment.LEAST_LIMIT, 20_000, 60_000})
    void staysBelowItsLimit(int limit) {
        String word = "`x|<y>".repeat(100);
        List<Change> changes =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> change(word + i, i % 2 == 0 ? "done" : "failed"))
                        .toList();
        List<String> reasons = Collections.nCopies(500, word);
        Project[] projects =
                IntStream.range(0, 100)
                        .mapToObj(i ->
                                new Project(
                                        word + i,
                                        i % 3 == 0 ? Result.APPLIED : Result.FAILED,
                                        Collections.nCopies(20, DIGEST),
                                        changes,
                                        reasons,
                                        List.of(new Way("To go on", "terrane " + i))))
                        .toArray(Project[]::new);

        String comment = ApplyComment.render(outcome(projects), limit);

        assertThat(comment)
                .hasSizeLessThan(limit)
                .startsWith("**Not applied as a whole: 66 of 100 projects**");
        MarkdownCheck.proseOf(comment);
    }
}
