package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.ChangeBuilder.object;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planfile.DocumentValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileValuesTest {

    /// Put wherever a plan file has a text, it means nothing and hides nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</details></summary><script>alert(1)</script>",
                "```\n</details>\n# No changes",
                "````````",
                "`",
                "` @admin #1 `",
                "@admin please approve",
                "--><img src=x onerror=y>",
                "[click](http://example.com) ![](x)",
                "a\r\nb\u0085c\u2028d\u2029e",
                "\u001B[2K\u001B[31mred",
                "\u202Eevil\u2066x\u200B\u00AD\uFEFF",
                "\uDB40\uDC41tag",
                "\uD800",
                "\u0000",
                "$sensitive:abc",
                " ",
                "",
                "+ admin = true\n- x\n! y"
            })
    void textMeansNothing(String text) {
        String comment = render(text);

        assertThat(comment.codePoints().filter(c -> c != '\n' && Visible.isHidden(c))).isEmpty();
        assertThat(
                        MarkdownCheck.proseOf(comment)
                                .replaceAll("(?m)^<!-- terrane:review plan=\\w+ -->$", ""))
                .doesNotContain(
                        "@", "script", "img", "click", "please", "evil", "admin", "`", "-->")
                .contains("1 to add, 1 to change, 0 to replace, 1 to destroy");
    }

    private static String render(String text) {
        PlanBuilder plan =
                plan(
                        change("aws_x.y[\"" + text + "\"]", "delete")
                                .deposed(text)
                                .because(text)
                                .forcedBy(text)
                                .at(text)
                                .stateful()
                                .exposes(text)
                                .before(text, text),
                        change(text, "update")
                                .imported(text)
                                .movedFrom(text)
                                .before(
                                        "a",
                                        text,
                                        "b",
                                        "x\n" + text,
                                        "c",
                                        object(text, text),
                                        "d",
                                        number(text))
                                .after("a", 1, "b", "y\n" + text, "c", object(text, 1), "d", 1),
                        change("module." + text + ".aws_x.z", "create")
                                .after("a", text, "b", "{\"" + text + "\":1}"),
                        change("aws_x.other", text));
        plan.output(text, text, text, 1).by(text);
        return ReviewComment.render(plan.build(), new byte[0], ReviewComment.USUAL_LIMIT);
    }

    private static DocumentValue number(String text) {
        return new DocumentValue.Number(text);
    }

    @Test
    void spellsOutWhatCanNotBeSeen() {
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "update")
                                .before("a", "user", "b", "one\ntwo\n")
                                .after("a", "us\u200Ber", "b", "one\ntw\u202Eo\r\n"));

        assertThat(ReviewComment.render(plan.build(), new byte[0], ReviewComment.USUAL_LIMIT))
                .contains("! a = \"user\" -> \"us\\u200Ber\"\n")
                .contains("-   | two\n+   | tw<U+202E>o<U+000D>\n");
    }

    @Test
    void fencesAreLongerThanAnyRunInside() {
        PlanBuilder plan = plan(change("aws_x.y", "create").after("a", "x\n`````\n"));

        assertThat(ReviewComment.render(plan.build(), new byte[0], ReviewComment.USUAL_LIMIT))
                .contains("\n``````diff\n+ a:\n+   | x\n+   | `````\n``````\n");
    }

    @Test
    void namesOfSecretsAreNotShown() {
        PlanBuilder plan =
                plan(
                        change("aws_x.y", "create")
                                .after("tags", object("$sensitive:1f3c", "x", "$$y", 1)));

        assertThat(ReviewComment.render(plan.build(), new byte[0], ReviewComment.USUAL_LIMIT))
                .contains("+ tags = { \"$y\" = 1, (sensitive key) = \"x\" }\n")
                .doesNotContain("1f3c");
    }
}
