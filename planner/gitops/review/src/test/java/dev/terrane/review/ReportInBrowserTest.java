package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The report, opened by a real browser where the machine has one.
class ReportInBrowserTest {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir Path folder;

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String opened(String html, String... more) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH: the report is not opened");
        Path file = Files.writeString(folder.resolve("report.html"), html);
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        browser.get().toString(),
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--user-data-dir=" + folder.resolve("profile")),
                                Stream.concat(Stream.of(more), Stream.of(file.toUri().toString())))
                        .toList();
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Test
    void theScriptRunsThoughThePageForbidsOthers() throws Exception {
        String hostile =
                "</pre><script>document.title='taken'</script><img src=x onerror=alert(1)>";
        ChangeBuilder[] changes = {
            change("aws_x.a", "create").after("text", hostile),
            change("aws_x.b[\"" + hostile + "\"]", "delete").before("text", hostile)
        };

        String page = opened(HtmlReportTest.render(plan(changes)), "--dump-dom");

        assertThat(page)
                .contains("2 of 2 shown")
                .contains("<title>Plan: 1 to add")
                .doesNotContain("<img");
    }

    @Test
    void itCanBeDrawn() throws Exception {
        Path picture = folder.resolve("report.png");

        opened(
                HtmlReportTest.render(plan(change("aws_x.a", "create").after("b", 1))),
                "--window-size=1200,900",
                "--screenshot=" + picture);

        assertThat(Files.size(picture)).isGreaterThan(5_000);
    }
}
