package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.ChangeBuilder.object;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    static String render(PlanBuilder plan) {
        return HtmlReport.render(plan.build(), new byte[] {1});
    }

    private static PlanBuilder network() {
        return plan(
                change("aws_vpc.main", "update")
                        .at("main.tf:1")
                        .before("tags", object("a", "x"))
                        .after("tags", object("a", "y")),
                change("aws_subnet.s[0]", "delete", "create")
                        .at("main.tf:9")
                        .madeFrom("aws_vpc.main")
                        .forcedBy("cidr_block")
                        .before("cidr_block", "10.0.0.0/24")
                        .after("cidr_block", "10.0.1.0/24"),
                change("aws_subnet.s[1]", "create")
                        .at("main.tf:9")
                        .madeFrom("aws_vpc.main")
                        .after("cidr_block", "10.0.2.0/24"),
                change("module.app.aws_instance.web", "create")
                        .madeFrom("aws_subnet.s")
                        .after("ami", "ami-1"));
    }

    @Test
    void saysTheVerdictAndTheDangersFirst() {
        String html = render(network());

        assertThat(html)
                .contains("<h1>2 to add, 1 to change, 1 to replace, 0 to destroy</h1>")
                .containsSubsequence(
                        "<h2>Destroyed or replaced: 1</h2>",
                        "<li><strong>replace</strong> <code>aws_subnet.s[0]</code> (<code>main.tf:9</code>): forced by <code>cidr_block</code></li>",
                        "<section id=\"changes\">");
    }

    @Test
    void theTreeGoesFromModulesToAttributes() {
        assertThat(render(network()))
                .containsSubsequence(
                        "<summary>Root module <span class=\"counts\">1 to add, 1 to change, 1 to replace</span>",
                        "<code>aws_subnet.s</code> x 2",
                        "<code>aws_subnet.s[0]</code>",
                        "! cidr_block = &quot;10.0.0.0/24&quot; -&gt; &quot;10.0.1.0/24&quot;  # forces the replacement",
                        "<code>module.app</code>",
                        "<code>module.app.aws_instance.web</code>");
    }

    @Test
    void theGraphGoesFromWhatIsNeededToWhatNeedsIt() {
        String html = render(network());

        assertThat(html.split("<path ", -1)).hasSize(3);
        assertThat(html)
                .contains("class=\"replace\"><title>aws_subnet.s: 1 to add, 1 to replace</title>");
    }

    @Test
    void manyBlocksAreDrawnAsTheirModules() {
        ChangeBuilder[] changes = new ChangeBuilder[400];
        for (int i = 0; i < changes.length; i++) {
            String module = i % 2 == 0 ? "a" : "b";
            changes[i] =
                    change("module." + module + ".x_y.n" + i, "create")
                            .madeFrom("module.a.x_y.n0")
                            .after("a", 1);
        }

        assertThat(render(plan(changes)))
                .contains(
                        "there are too many blocks to draw", "<title>module.b: 200 to add</title>")
                .containsOnlyOnce("<path ");
    }

    @Test
    void onlyItsOwnStyleAndScriptMayRun() {
        assertThat(render(network()))
                .containsPattern(
                        "content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'\"")
                .doesNotContain("http://", "https://", "src=", " style=", " onclick=");
    }

    @Test
    void theSamePlanGivesTheSameBytes() {
        assertThat(render(network())).isEqualTo(render(network()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</pre></details><script>alert(1)</script>",
                "</title><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "`<b>`**bold**``<i>",
                "]]>--><svg onload=alert(1)>",
                "\u202Eevil\u0000\u001B[31m"
            })
    void textIsNeverMarkup(String text) {
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
                                .before("a", text, "b", object(text, text))
                                .after("a", 1, "b", object(text, 1)),
                        change("module." + text + ".aws_x.z", "create")
                                .after("a", text, "b", "{\"" + text + "\":1}"));
        plan.output(text, text, text, 1).by(text);

        String html = render(plan);

        assertThat(html.codePoints().filter(c -> c != '\n' && Visible.isHidden(c))).isEmpty();
        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html).doesNotContain("<img", "<svg on", "<i>", "<b>", "\" onmouseover=\"alert");
    }

    @Test
    void nothingToShowIsSaid() {
        assertThat(render(plan()))
                .contains("<h1>No changes</h1>")
                .doesNotContain("id=\"changes\"", "id=\"graph\"");
    }
}
