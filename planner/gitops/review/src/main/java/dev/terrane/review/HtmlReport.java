package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A plan as one HTML file for a browser, which needs nothing beside it and may load nothing.
///
/// Everything that a reader has to see is in the HTML; the script folds, filters and colours. The page
/// forbids every other script, style and request, whatever a value contains.
public final class HtmlReport {
    private static final String HEADING = "### ";
    private static final String ITEM = "- ";

    private final PlanDocument document;
    private final String digest;
    private final List<ReviewedChange> changes;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(PlanDocument document, byte[] file) {
        this.document = document;
        this.digest = Sha256.hex(file);
        this.changes = ReviewedChange.all(document.changes());
    }

    /// @param file the bytes that the document was read from
    public static String render(PlanDocument document, byte[] file) {
        return new HtmlReport(document, file).render();
    }

    private String render() {
        String style = resource("report.css");
        String script = resource("report.js");
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
                .append(hash(style))
                .append("; script-src ")
                .append(hash(script))
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        Verdict verdict = new Verdict(document, changes);
        html.append("<title>Plan: ").append(Html.text(verdict.sentence())).append("</title>\n");
        html.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
        header(verdict);
        html.append("<main>\n");
        dangers();
        new ReportTree(html).write(changes);
        new ReportGraph(changes).write(html);
        invocations();
        outputs();
        drift();
        madeFrom();
        html.append("</main>\n<script>").append(script).append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void header(Verdict verdict) {
        html.append("<header>\n<h1>").append(Html.text(verdict.sentence())).append("</h1>\n");
        if (!verdict.conditions().isEmpty()) {
            html.append("<p>")
                    .append(InlineMarkdown.toHtml(String.join("; ", verdict.conditions())))
                    .append(".</p>\n");
        }
        html.append(
                "<div class=\"tools\"><button type=\"button\" id=\"theme\">Dark or light</button></div>\n");
        html.append("</header>\n");
    }

    private void dangers() {
        Page page = new Page(Integer.MAX_VALUE);
        new Dangers(changes).write(page);
        if (page.text().isEmpty()) {
            return;
        }
        html.append("<section class=\"dangers\" aria-label=\"Dangers\">\n");
        boolean listed = false;
        for (String line : page.text().lines().filter(l -> !l.isEmpty()).toList()) {
            boolean item = line.startsWith(ITEM);
            if (item != listed) {
                html.append(item ? "<ul>\n" : "</ul>\n");
                listed = item;
            }
            String content = line.substring(item ? ITEM.length() : HEADING.length());
            String tag = item ? "li" : "h2";
            html.append('<').append(tag).append('>');
            html.append(InlineMarkdown.toHtml(content));
            html.append("</").append(tag).append(">\n");
        }
        html.append(listed ? "</ul>\n" : "").append("</section>\n");
    }

    private void invocations() {
        if (document.invocations().isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Actions: ")
                .append(document.invocations().size())
                .append(" to invoke</h2>\n<ul>\n");
        for (String line : InvocationLines.of(document.invocations())) {
            html.append("<li>")
                    .append(InlineMarkdown.toHtml(line.substring(ITEM.length())))
                    .append("</li>\n");
        }
        html.append("</ul>\n</section>\n");
    }

    private void outputs() {
        if (document.outputs().isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Outputs: ")
                .append(document.outputs().size())
                .append(" to change</h2>\n");
        diff(ChangeBody.of(document.outputs(), Detail.FULL));
        html.append("</section>\n");
    }

    private void drift() {
        List<ReviewedChange> drift = ReviewedChange.all(document.drift());
        if (drift.isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Drift: ")
                .append(Verdict.plural(drift.size(), "object"))
                .append(" changed outside of Terrane</h2>\n");
        for (ReviewedChange change : drift) {
            html.append("<h3><strong>")
                    .append(change.kind().pastWord())
                    .append("</strong> <code>")
                    .append(Html.text(change.place()))
                    .append("</code></h3>\n");
            diff(ChangeBody.withContext(change, Detail.FULL));
        }
        html.append("</section>\n");
    }

    private void diff(List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<pre class=\"diff\">")
                    .append(Html.escaped(String.join("\n", lines)))
                    .append("</pre>\n");
        }
    }

    private void madeFrom() {
        html.append("<section class=\"source\">\n<h2>What the plan was made from</h2>\n<table>\n");
        row("Plan file", "sha256:" + digest);
        row("Format", String.valueOf(PlanDocument.FORMAT_VERSION));
        row("Terrane", document.terraneVersion());
        row("Workspace", document.options().workspace());
        document.providers()
                .forEach((source, version) -> row("Provider " + source, version.version()));
        document.files().forEach((file, fileDigest) -> row(Names.text(file), fileDigest.text()));
        html.append("</table>\n</section>\n");
    }

    private void row(String name, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(Html.text(name))
                .append("</th><td><code>")
                .append(Html.text(value))
                .append("</code></td></tr>\n");
    }

    private static String hash(String content) {
        byte[] digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
