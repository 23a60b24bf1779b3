package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class PullRequestCommentTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static ProjectReview project(
            String name, List<String> blockers, List<String> notices, PlanBuilder plan) {
        return new ProjectReview(
                name, plan.build(), DIGEST, blockers, notices, Optional.of("https://x.y/" + name));
    }

    private static PlanBuilder destroying(int count) {
        PlanBuilder plan = new PlanBuilder();
        for (int i = 0; i < count; i++) {
            plan.add(
                    ChangeBuilder.change("aws_db_instance.database_" + i, "delete")
                            .before("name", "x".repeat(200))
                            .stateful());
        }
        return plan;
    }

    @Test
    void tellsInAFixedOrder() {
        String comment =
                PullRequestComment.render(
                        new PullRequestReview(
                                List.of("of all"),
                                List.of(
                                        project(
                                                "net",
                                                List.of("not approved"),
                                                List.of("touches the same"),
                                                destroying(1)))),
                        60_000);

        List<String> order =
                List.of(
                        "1 to destroy in 1 project; 1 blocked",
                        "### Blocked",
                        "- `of all`",
                        "- `net`: `not approved`",
                        "### To be noted",
                        "- `net`: `touches the same`",
                        "### Destroyed or replaced: 1",
                        "| `net` |",
                        "[`0123456789ab`](https://x.y/net)",
                        "<details>");
        assertThat(order.stream().map(comment::indexOf).toList()).doesNotContain(-1).isSorted();
        assertThat(comment.substring(0, comment.indexOf("<details>")))
                .contains("aws_db_instance.database_0");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 5_000, 8_000, 20_000, 65_000})
    void theFirstFourPartsAlwaysSurvive(int limit) {
        List<ProjectReview> projects = new ArrayList<>();
        IntStream.range(0, 300)
                .forEach(i ->
                        projects.add(
                                project(
                                        "live/eu-central-1/a-rather-long-name-of-a-project/" + i,
                                        List.of("It is blocked because ".repeat(15)),
                                        List.of("It is noted that ".repeat(15)),
                                        destroying(30))));

        String comment =
                PullRequestComment.render(new PullRequestReview(List.of("all"), projects), limit);

        assertThat(comment.length()).isLessThan(limit);
        assertThat(comment)
                .startsWith(
                        "**0 to add, 0 to change, 0 to replace, 9000 to destroy in 300 projects")
                .contains("### Blocked", "- `all`")
                .contains("Destroyed or replaced: ", "Data is lost: ")
                .contains("| project | changes | plan |", "| `live/eu-central-1/")
                .containsPattern("\\| and \\d+ more")
                .contains("Left out, to stay below");
    }

    @Test
    void aLongTableIsWholeWhereThereIsRoom() {
        List<ProjectReview> projects = new ArrayList<>();
        IntStream.range(0, 150)
                .forEach(i ->
                        projects.add(project("p" + i, List.of("no"), List.of(), destroying(0))));

        assertThat(PullRequestComment.render(new PullRequestReview(List.of(), projects), 65_000))
                .contains(
                        "| `p149` |",
                        "- `p149`: `no`",
                        "<summary><code>p149</code>: No changes</summary>")
                .doesNotContain("Left out");
    }

    /// Whichever project it is in.
    @Test
    void theLeastDangerousChangesOfAllProjectsAreToldLessOfFirst() {
        PlanBuilder adds = new PlanBuilder();
        PlanBuilder updates = new PlanBuilder();
        for (int i = 0; i < 60; i++) {
            adds.add(ChangeBuilder.change("aws_new.n" + i, "create").after("name", "new " + i));
            updates.add(
                    ChangeBuilder.change("aws_old.o" + i, "update")
                            .before("name", "old " + i)
                            .after("name", "next " + i));
        }

        String comment =
                PullRequestComment.render(
                        new PullRequestReview(
                                List.of(),
                                List.of(
                                        project("a", List.of(), List.of(), adds),
                                        project("b", List.of(), List.of(), updates))),
                        8_000);

        assertThat(comment)
                .contains("\"old 59\" -> \"next 59\"", "+ name = \"new 0\"", "`aws_new.n59`")
                .doesNotContain("+ name = \"new 59\"")
                .containsPattern("the attributes of objects that come or go \\(of \\d+ of 120\\)");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 10_000, 60_000})
    void tellsAsMuchAsFits(int limit) {
        String comment =
                PullRequestComment.render(
                        new PullRequestReview(
                                List.of(),
                                List.of(project("net", List.of(), List.of(), destroying(400)))),
                        limit);

        assertThat(comment.length()).isLessThan(limit).isGreaterThan(limit / 3);
    }

    @Test
    void saysWhereNothingIsToBeDone() {
        assertThat(PullRequestComment.verdict(new PullRequestReview(List.of(), List.of())))
                .isEqualTo("No changes");
        assertThat(PullRequestComment.verdict(new PullRequestReview(List.of("x"), List.of())))
                .isEqualTo("No changes; blocked");
    }
}
