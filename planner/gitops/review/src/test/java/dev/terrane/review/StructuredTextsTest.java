package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StructuredTextsTest {
    private static String diff(String before, String after) {
        PlanBuilder plan =
                plan(change("aws_x.y", "update").before("text", before).after("text", after));
        String comment = ReviewComment.render(plan.build(), new byte[0], ReviewComment.USUAL_LIMIT);
        int start = comment.indexOf("```diff\n") + "```diff\n".length();
        return comment.substring(start, comment.indexOf("```", start));
    }

    @Test
    void aPolicyIsComparedByStatementActionAndResource() {
        String before =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}
                """;
        String after =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Deny", "Action": ["iam:*"], "Resource": ["*"]},
                  {"Sid": "Read", "Effect": "Allow", "Action": ["s3:ListBucket", "s3:*"], "Resource": "*",
                   "Condition": {"StringEquals": {"aws:SourceAccount": "1"}}},
                  {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}]}
                """;

        assertThat(diff(before, after))
                .isEqualTo(
                        """
                        ! text (policy):
                            Allow "Read":
                        -     Action = "s3:GetObject"
                        +     Action = "s3:*"
                        +     Condition StringEquals "aws:SourceAccount" = "1"
                        +   Allow:
                        +     Action = ["sqs:SendMessage"]
                        +     Resource = ["*"]
                        """);
    }

    @Test
    void aPolicyInOtherWordsIsTheSame() {
        assertThat(
                        diff(
                                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"a:x\",\"a:y\"],\"Resource\":\"*\"}}",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:y\",\"a:x\"],\"Resource\":[\"*\"]}]}"))
                .isEqualTo("! text (policy): (the same in other words)\n");
    }

    @Test
    void aStatementThatTurnsIntoItsOppositeSaysSo() {
        String allow =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:x\",\"Resource\":\"*\"}}";

        assertThat(diff(allow, allow.replace("Allow", "Deny")))
                .isEqualTo("! text (policy):\n-   Allow:\n+   Deny:\n");
    }

    @Test
    void jsonThatIsNoPolicyStaysJson() {
        assertThat(diff("{\"Statement\":[1]}", "{\"Statement\":[2]}"))
                .isEqualTo("! text (JSON):\n    Statement:\n!     [0] = 1 -> 2\n");
    }

    @Test
    void yamlIsComparedByItsStructure() {
        String before =
                """
                #cloud-config
                packages: [nginx, curl]
                users:
                  - name: ops
                    sudo: true
                """;

        assertThat(diff(before, before.replace("curl", "wget").replace("true", "false")))
                .isEqualTo(
                        """
                        ! text (YAML):
                            packages:
                        !     [1] = "curl" -> "wget"
                        #     (1 unchanged)
                            users:
                              [0]:
                                name = "ops"
                        !       sudo = true -> false
                        """);
    }

    @Test
    void whatDiffersInItsCommentsOnlyIsComparedByLines() {
        assertThat(diff("# one\na: 1\n", "# two\na: 1\n"))
                .isEqualTo("! text:\n-   | # one\n+   | # two\n    | a: 1\n");
    }

    @Test
    void whatIsNotPlainlyYamlIsComparedByLines() {
        assertThat(diff("a: &x 1\nb: *x\n", "a: &x 2\nb: *x\n"))
                .isEqualTo("! text:\n-   | a: &x 1\n+   | a: &x 2\n    | b: *x\n");
        assertThat(YamlTexts.parse("a: 1\na: 2\n")).isEmpty();
        assertThat(YamlTexts.parse("just\ntext\n")).isEmpty();
        assertThat(YamlTexts.parse("- ".repeat(100_000) + "\n- x")).isEmpty();
        assertThat(YamlTexts.parse("[".repeat(100_000) + "\n")).isEmpty();
    }

    @Test
    void severalDocumentsAreComparedOneByOne() {
        assertThat(diff("a: 1\n---\nb: 1\n", "a: 1\n---\nb: 2\n"))
                .isEqualTo("! text (YAML):\n    [1]:\n!     b = 1 -> 2\n#   (1 unchanged)\n");
    }
}
