package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The comment on a pull request: what the plan does, the dangers first.
///
/// Whatever the size of the plan, the comment stays below its limit. What does not fit is told with less
/// detail, as [Fitting] says; the verdict is always there, and so are the dangers as long as they fit at all.
public final class ReviewComment {
    /// Hosts of Git repositories allow about 65,000 characters.
    public static final int USUAL_LIMIT = 60_000;

    /// Below it not even the headings are sure to fit.
    public static final int LEAST_LIMIT = 4_000;

    private static final int DIGEST_LENGTH = 12;
    private static final int LONGEST_VERSION = 40;

    private final PlanDocument document;
    private final String digest;
    private final int limit;
    private final List<ReviewedChange> changes;
    private final List<String> verdict;
    private final Dangers dangers;
    private final Sections sections;

    private ReviewComment(
            PlanDocument document,
            Function<Verdict, List<String>> verdict,
            String digest,
            int limit) {
        this.changes = ReviewedChange.all(document.changes());
        this.document = document;
        this.digest = digest;
        this.limit = limit;
        this.verdict = verdict.apply(new Verdict(document, changes));
        this.dangers = new Dangers(changes);
        this.sections = new Sections(document, changes);
    }

    /// @param file the bytes that the document was read from
    /// @param limit in UTF-16 units, which the length of the comment stays below; at least
    ///     [#LEAST_LIMIT]
    public static String render(PlanDocument document, byte[] file, int limit) {
        return render(document, Verdict::lines, file, limit);
    }

    /// What was found changed, where nothing is planned.
    ///
    /// @param file the bytes that the document was read from
    /// @param limit in UTF-16 units; at least [#LEAST_LIMIT]
    public static String renderDrift(PlanDocument document, byte[] file, int limit) {
        return render(document, Verdict::ofDrift, file, limit);
    }

    private static String render(
            PlanDocument document,
            Function<Verdict, List<String>> verdict,
            byte[] file,
            int limit) {
        if (limit < LEAST_LIMIT) {
            throw new IllegalArgumentException("a comment may not be limited to " + limit);
        }
        return new ReviewComment(document, verdict, digest(file), limit).render();
    }

    /// What a plan comes to, in one line without markup: `2 to add, 0 to change, ...`.
    public static String summary(PlanDocument document) {
        return new Verdict(document, ReviewedChange.all(document.changes())).sentence();
    }

    private static String digest(byte[] file) {
        return Sha256.hex(file).substring(0, DIGEST_LENGTH);
    }

    private String render() {
        Precedence precedence = new Precedence(changes, sections.drift());
        String head = head(dangers::write);
        return new Fitting(precedence, (telling, most) -> compose(head, telling, most))
                .longest(limit)
                .orElseGet(() -> withFewerDangers(Telling.all(precedence, Detail.TOTAL)));
    }

    /// As many as fit.
    private String withFewerDangers(Telling telling) {
        int fits = 0;
        int tooMany = dangers.longest() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (withDangers(telling, middle).isPresent()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return withDangers(telling, fits)
                .orElseThrow(() -> new IllegalStateException("the shortest comment is too long"));
    }

    private Optional<String> withDangers(Telling telling, int most) {
        return compose(head(page -> dangers.writeSome(page, most)), telling, limit);
    }

    private String head(Consumer<Page> writeDangers) {
        Page page = new Page(Integer.MAX_VALUE);
        page.lines(verdict);
        writeDangers.accept(page);
        return page.text();
    }

    private Optional<String> compose(String head, Telling telling, int most) {
        Page page = new Page(most, head);
        if (!page.isFull()) {
            sections.write(page, telling);
        }
        omissions(page, telling);
        footer(page);
        return page.isFull() ? Optional.empty() : Optional.of(page.text());
    }

    private void omissions(Page page, Telling telling) {
        List<String> left = telling.leftOut();
        if (!left.isEmpty()) {
            page.block(
                    "Left out, to stay below %d characters: %s. The plan file has everything."
                            .formatted(limit, String.join(", ", left)));
        }
    }

    private void footer(Page page) {
        page.block("---");
        page.block(
                "Plan format "
                        + PlanDocument.FORMAT_VERSION
                        + ", terrane "
                        + Code.span(document.terraneVersion(), LONGEST_VERSION)
                        + ", file `sha256:"
                        + digest
                        + "`");
        page.block("<!-- terrane:review plan=" + digest + " -->");
    }
}
