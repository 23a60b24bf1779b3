package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// How long it takes to put a large plan into a comment and into a report, and to open the report. No test:
/// `planner/acceptance/benchmarks/review.py` makes the plan and runs it.
final class ReviewBenchmark {
    private static final int WARM_RUNS = 30;
    private static final int PAGES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ReviewBenchmark() {}

    public static void main(String[] arguments)
            throws IOException, PlanFileException, InterruptedException {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        PlanDocument document = PlanFileReader.read(file);
        System.out.printf(
                Locale.ROOT, "%d changes, %d bytes%n", document.changes().size(), file.length);
        measure("comment", () -> ReviewComment.render(document, file, ReviewComment.USUAL_LIMIT));
        measure("comment on the pull request", () -> comment(document));
        measure("report", () -> HtmlReport.render(document, file));
        Optional<Path> program = Browser.find();
        if (program.isPresent()) {
            open(program.get(), HtmlReport.render(document, file));
        } else {
            System.out.println("no Chromium on the PATH: the report is not opened");
        }
    }

    private static String comment(PlanDocument document) {
        ProjectReview project =
                new ProjectReview(
                        "live/net",
                        document,
                        "0".repeat(64),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return PullRequestComment.render(
                new PullRequestReview(List.of(), List.of(project)), ReviewComment.USUAL_LIMIT);
    }

    /// The first time, which is what a process pays for it, and the median of many; on the clock, and of the processor,
    /// which is the same where nothing else runs.
    private static void measure(String name, Supplier<String> render) {
        Taken cold = take(render);
        Taken[] warm = new Taken[WARM_RUNS];
        Arrays.setAll(warm, i -> take(render));
        Arrays.sort(warm, Comparator.comparingDouble(Taken::processor));
        Taken median = warm[WARM_RUNS / 2];
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d characters, cold %5.0f ms (processor %5.0f), warm %5.1f ms (processor %5.1f)%n",
                name,
                median.characters(),
                cold.clock(),
                cold.processor(),
                median.clock(),
                median.processor());
    }

    /// In milliseconds.
    ///
    /// @param characters of what was written
    private record Taken(double clock, double processor, int characters) {}

    private static Taken take(Supplier<String> render) {
        long begin = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();
        int characters = render.get().length();
        double processor = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
        return new Taken(milliseconds(begin), processor, characters);
    }

    private static double milliseconds(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    /// Until all is loaded and the script has counted the changes; the browser itself has been started.
    private static void open(Path program, String html) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("review-benchmark");
        Path page = Files.writeString(folder.resolve("report.html"), html);
        try (Browser browser = new Browser(program, folder.resolve("profile"))) {
            for (int i = 0; i < PAGES; i++) {
                long begin = System.nanoTime();
                browser.open(page.toUri());
                String shown = browser.evaluate("document.getElementById('shown').textContent");
                double opened = milliseconds(begin);
                browser.picture();
                System.out.printf(
                        Locale.ROOT,
                        "opened (%s) in %.0f ms, drawn in %.0f ms; first paint %s ms%n",
                        shown,
                        opened,
                        milliseconds(begin),
                        browser.evaluate(
                                "Math.round((performance.getEntriesByName('first-contentful-paint')[0]||{}).startTime)"));
            }
        }
    }
}
