package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.ChangeBuilder.list;
import static dev.terrane.review.ChangeBuilder.object;
import static dev.terrane.review.ChangeBuilder.secret;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedInvocation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ReviewCommentTest {
    private static final String FOOTER =
            """

            ---

            Plan format 1, terrane `0.1.0`, file `sha256:4bf5122f3445`

            <!-- terrane:review plan=4bf5122f3445 -->
            """;

    private static String render(PlanBuilder plan) {
        return ReviewComment.render(plan.build(), new byte[] {1}, ReviewComment.USUAL_LIMIT);
    }

    @Test
    void actionsAreToldWithWhatTheyAreInvokedWith() {
        PlanDocument document =
                plan(change("aws_x.a", "create"))
                        .invoking(
                                new PlannedInvocation(
                                        "action.aws_call.b",
                                        "provider",
                                        object("name", "a `x` b"),
                                        Optional.of(
                                                new PlannedInvocation.Trigger(
                                                        "aws_x.a", "after_create", 0, 0, true)),
                                        "main.tf:3"))
                        .build();
        String comment = ReviewComment.render(document, new byte[0], ReviewComment.USUAL_LIMIT);
        assertThat(comment)
                .contains("1 action to invoke")
                .contains(
                        "- `action.aws_call.b` after `aws_x.a` is created, if its condition turns out to be true, with ``{")
                .contains("a `x` b");
        assertThat(HtmlReport.render(document, new byte[0]))
                .contains("<h2>Actions: 1 to invoke</h2>")
                .contains("{&quot;name&quot; = &quot;a `x` b&quot;}");
    }

    @Test
    void saysThatNothingChanges() {
        assertThat(render(plan())).isEqualTo("**No changes**\n" + FOOTER);
    }

    @Test
    void saysWhatHasDriftedWhereNothingIsPlanned() {
        PlanDocument document =
                plan().drift(change("aws_x.a", "update").before("n", 1).after("n", 2)).build();

        assertThat(ReviewComment.renderDrift(document, new byte[] {1}, ReviewComment.USUAL_LIMIT))
                .startsWith("**1 object changed outside of Terrane**\n\n<details>")
                .contains("! n = 1 -> 2");
    }

    @Test
    void namesTheConditionsOfThePlan() {
        PlanDocument.Options options =
                new PlanDocument.Options(
                        "destroy",
                        false,
                        List.of("aws_vpc.main"),
                        List.of(),
                        List.of(),
                        "prod",
                        Optional.empty());

        assertThat(render(plan().options(options).withoutFingerprints()))
                .contains(
                        "Mode `destroy`; workspace `prod`; limited to `aws_vpc.main`; objects were not refreshed before; secrets carry no fingerprints, so a change of one may not show.");
    }

    @Test
    void namesChangesOfWhoMayDoWhat() {
        String few =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
        String all = few.replace("s3:GetObject", "s3:*");
        PlanBuilder plan =
                plan(
                        change("aws_iam_role_policy_attachment.admin", "create").at("iam.tf:3"),
                        change("google_project_iam_member.m[0]", "delete").at("iam.tf:9"),
                        change("google_project_iam_member.m[1]", "delete").at("iam.tf:9"),
                        change("aws_kms_key.main", "update")
                                .at("kms.tf:1")
                                .before("policy", few)
                                .after("policy", all, "other_policy", few),
                        change("aws_kms_key.tagged", "update")
                                .before("tags", "a")
                                .after("tags", "b", "policy", few),
                        change("aws_iam_role.moved", "no-op"),
                        change("aws_autoscaling_policy.p", "create"));

        assertThat(render(plan))
                .contains(
                        """
                        ### Who may do what: 4

                        - **add** `aws_iam_role_policy_attachment.admin` (`iam.tf:3`)
                        - **change** `aws_kms_key.main` (`kms.tf:1`): `policy`
                        - **destroy** `google_project_iam_member.m[0]` x 2 (`iam.tf:9`); also `google_project_iam_member.m[1]`

                        <details>\
                        """);
    }

    @Test
    void namesDangersFirstAndUnfolded() {
        PlanBuilder plan =
                plan(
                        change("aws_db_instance.main", "delete", "create")
                                .at("main.tf:12")
                                .because("replace_because_cannot_update")
                                .forcedBy("engine_version")
                                .stateful()
                                .before(
                                        "engine_version",
                                        "14",
                                        "id",
                                        "db-1",
                                        "password",
                                        secret("a"))
                                .after(
                                        "engine_version",
                                        "15",
                                        "id",
                                        DocumentValue.UNKNOWN,
                                        "name",
                                        "db",
                                        "password",
                                        secret("b")),
                        change("aws_instance.old", "delete")
                                .because("delete_because_no_resource_config")
                                .before("ami", "ami-1", "tags", DocumentValue.NULL),
                        change("module.net[\"eu\"].aws_security_group_rule.ssh", "create")
                                .at("net/main.tf:30")
                                .exposes("port 22 from 0.0.0.0/0")
                                .after(
                                        "port",
                                        22,
                                        "id",
                                        DocumentValue.UNKNOWN,
                                        "note",
                                        DocumentValue.NULL),
                        change("aws_sns_topic.t", "forget").at("removed.tf:1").before("id", "t"));

        assertThat(render(plan))
                .isEqualTo(
                        """
                        **1 to add, 0 to change, 1 to replace, 1 to destroy, 1 to forget**

                        ### Destroyed or replaced: 2

                        - **replace** `aws_db_instance.main` (`main.tf:12`): forced by `engine_version`
                        - **destroy** `aws_instance.old`: its block is gone

                        ### Data is lost: 1

                        - **replace** `aws_db_instance.main` (`main.tf:12`)

                        ### Open to the public: 1

                        - **add** `module.net["eu"].aws_security_group_rule.ssh` (`net/main.tf:30`): `port 22 from 0.0.0.0/0`

                        ### Managed no more: 1

                        - **forget** `aws_sns_topic.t` (`removed.tf:1`): it stays as it is, and nobody looks after it

                        <details><summary>Root module: 1 to replace, 1 to destroy, 1 to forget</summary>

                        **replace** `aws_db_instance.main` (`main.tf:12`)

                        ```diff
                        ! engine_version = "14" -> "15"  # forces the replacement
                        ! id = "db-1" -> (known after apply)
                        ! password = (sensitive value) -> (sensitive value)
                        ```

                        **destroy** `aws_instance.old`

                        ```diff
                        - ami = "ami-1"
                        ```

                        - **forget** `aws_sns_topic.t` (`removed.tf:1`)

                        </details>

                        <details><summary><code>module.net</code>: 1 to add</summary>

                        **add** `module.net["eu"].aws_security_group_rule.ssh` (`net/main.tf:30`)

                        ```diff
                        + port = 22
                        + id = (known after apply)
                        ```

                        </details>
                        """
                                + FOOTER);
    }

    @Test
    void showsOnlyThePartsOfAValueThatChange() {
        String before =
                "{\"Statement\":[{\"Sid\":\"1\",\"Effect\":\"Deny\",\"Action\":[\"s3:Get\",\"s3:Put\"]}]}";
        String after =
                "{\"Statement\":[{\"Sid\":\"1\",\"Effect\":\"Allow\",\"Action\":[\"s3:Put\",\"s3:List\"]}]}";
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "update")
                                .before(
                                        "cidrs",
                                        list("10.0.0.0/8", "10.1.0.0/16"),
                                        "policy",
                                        before,
                                        "tags",
                                        object("a", 1, "b", "x", "with space", true),
                                        "user_data",
                                        "one\ntwo\nthree\nfour\nfive\nsix\n")
                                .after(
                                        "cidrs",
                                        list("10.0.0.0/8", "0.0.0.0/0", "::/0"),
                                        "id",
                                        "stays",
                                        "policy",
                                        after,
                                        "tags",
                                        object("a", 2, "b", "x", "c", "new"),
                                        "user_data",
                                        "one\ntwo\nthree\nfour\nFIVE\nsix\n"));

        assertThat(render(plan))
                .contains(
                        """
                        ```diff
                        ! cidrs:
                        -   [1] = "10.1.0.0/16"
                        +   [1] = "0.0.0.0/0"
                        +   [2] = "::/0"
                        #   (1 unchanged)
                        ! policy (policy):
                        -   Deny "1":
                        +   Allow "1":
                        -     Action = "s3:Get"
                        +     Action = "s3:List"
                        ! tags:
                        !   a = 1 -> 2
                            b = "x"
                        +   c = "new"
                        -   "with space" = true
                        ! user_data:
                        #   (1 unchanged)
                            | two
                            | three
                            | four
                        -   | five
                        +   | FIVE
                            | six
                        ```
                        """);
    }

    @Test
    void saysThatJsonOnlyLooksDifferent() {
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "update")
                                .before("policy", "{\"a\":1,\"b\":2}")
                                .after("policy", "{ \"b\": 2, \"a\": 1 }"));

        assertThat(render(plan)).contains("! policy (JSON): (the same in another layout)\n");
    }

    @Test
    void comparesJsonWithANameTwiceAsText() {
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "update")
                                .before("policy", "{\"a\":1}")
                                .after("policy", "{\"a\":2,\"a\":1}"));

        assertThat(render(plan))
                .contains("! policy = \"{\\\"a\\\":1}\" -> \"{\\\"a\\\":2,\\\"a\\\":1}\"\n");
    }

    @Test
    void foldsInstancesToWhichTheSameHappens() {
        PlanBuilder plan = plan();
        for (int i = 11; i >= 0; i--) {
            plan.add(
                    change("aws_subnet.public[" + i + "]", "update")
                            .at("main.tf:3")
                            .before("tags", object("Name", "subnet " + i))
                            .after("tags", object("Name", "subnet " + i, "env", "prod")));
        }

        assertThat(render(plan))
                .contains(
                        "**change** `aws_subnet.public[0]` x 12 (`main.tf:3`); also `aws_subnet.public[1]`, ")
                .contains(
                        "`aws_subnet.public[10]` and 1 more\n\n```diff\n! tags:\n+   env = \"prod\"\n```\n");
    }

    @Test
    void doesNotFoldWhatDiffersOnlyWhereItIsCut() {
        String start = "line\n".repeat(400);
        PlanBuilder plan =
                plan(
                        change("aws_x.y[0]", "create").after("text", start + "one"),
                        change("aws_x.y[1]", "create").after("text", start + "two"),
                        change("aws_x.y[2]", "create").after("text", start + "two"));

        assertThat(render(plan))
                .contains("**add** `aws_x.y[0]`\n")
                .contains("**add** `aws_x.y[1]` x 2; also `aws_x.y[2]`\n");
    }

    @Test
    void showsWhereLongTextsDiffer() {
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "update")
                                .before("text", "a".repeat(5000) + "OLD")
                                .after("text", "a".repeat(5000) + "NEW"));

        assertThat(render(plan))
                .contains("aOLD\" (5003 characters)")
                .contains("aNEW\" (5003 characters)");
    }

    @Test
    void listsOutputsAndDriftApart() {
        PlanBuilder plan =
                plan().output("count", "update", 1, 2)
                        .output("gone", "delete", "x", null)
                        .output("url", "create", null, DocumentValue.UNKNOWN)
                        .drift(
                                change("aws_vpc.main", "update")
                                        .before("tags", object("a", "b", "by", "hand"))
                                        .after("tags", object("a", "b")))
                        .drift(change("aws_vpc.other", "delete").before("id", "vpc-1"));

        assertThat(render(plan))
                .isEqualTo(
                        """
                        **No changes of objects, 3 outputs to change**

                        <details><summary>Outputs: 3 to change</summary>

                        ```diff
                        ! count = 1 -> 2
                        - gone = "x"
                        + url = (known after apply)
                        ```

                        </details>

                        <details><summary>Drift: 2 objects changed outside of Terrane</summary>

                        **changed** `aws_vpc.main`

                        ```diff
                        ! tags:
                            a = "b"
                        -   by = "hand"
                        ```

                        **gone** `aws_vpc.other`

                        ```diff
                        - id = "vpc-1"
                        ```

                        </details>
                        """
                                + FOOTER);
    }

    @Test
    void countsMovesAndImports() {
        PlanBuilder plan =
                plan(
                        change("aws_x.new", "no-op").movedFrom("aws_x.old").before().after(),
                        change("aws_x.taken", "no-op").imported("id-1").before().after());

        assertThat(render(plan))
                .startsWith(
                        "**0 to add, 0 to change, 0 to replace, 0 to destroy, 1 to import, 1 to move**\n")
                .contains(
                        """
                        - **move** `aws_x.new`, moved from `aws_x.old`
                        - **import** `aws_x.taken`, imported as `"id-1"`
                        """);
    }

    @Test
    void anActionThatIsNotKnownIsADanger() {
        assertThat(render(plan(change("aws_x.y", "explode"))))
                .contains("### Not known to this version of Terrane: 1")
                .contains("`aws_x.y`: `explode`");
    }

    @Test
    void refusesALimitInWhichNothingFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewComment.render(plan().build(), new byte[0], 100));
    }
}
