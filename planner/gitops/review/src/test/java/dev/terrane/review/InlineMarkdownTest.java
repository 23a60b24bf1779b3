package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    **add** `a.b`        | <strong>add</strong> <code>a.b</code>
                    a < b & c            | a &lt; b &amp; c
                    ``a`b``              | <code>a`b</code>
                    `` `x` ``            | <code>`x`</code>
                    `**not bold**`       | <code>**not bold**</code>
                    no end ` of a span   | no end ` of a span
                    """)
    void isTheSameInHtml(String markdown, String html) {
        assertThat(InlineMarkdown.toHtml(markdown)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "`", "``", "a`b``c", " x ", "<b>", "**", "`a"})
    void whatIsWrittenAsCodeIsReadAsCode(String text) {
        assertThat(InlineMarkdown.toHtml(Code.span(text)))
                .isEqualTo("<code>" + Html.text(text) + "</code>");
    }
}
