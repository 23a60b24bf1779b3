package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

/// The report, opened by a real browser where the machine has one. Its pictures are kept under
/// `target/pictures`.
class ReportInBrowserTest {
    private static final String SHOWN = "document.getElementById('shown').textContent";
    private static final String FOCUSED = "document.activeElement.textContent.trim()";
    private static final String OPENED = "document.querySelectorAll('details.change[open]').length";

    @TempDir Path folder;
    private Browser browser;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.find();
        if (program.isEmpty()) {
            System.out.println("skipped: no Chromium on the PATH, the report is not opened");
        }
        assumeTrue(program.isPresent(), "no Chromium on the PATH: the report is not opened");
        browser = new Browser(program.get(), folder.resolve("profile"));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private void open(ChangeBuilder... changes) throws IOException, InterruptedException {
        Path file = folder.resolve("report.html");
        browser.open(Files.writeString(file, HtmlReportTest.render(plan(changes))).toUri());
    }

    private static ChangeBuilder[] three() {
        return new ChangeBuilder[] {
            change("aws_vpc.a", "create").at("main.tf:1").after("cidr", "10.0.0.0/16"),
            change("aws_vpc.b", "update").before("n", 1).after("n", 2).madeFrom("aws_vpc.a"),
            change("module.net.aws_subnet.c", "delete").before("n", 1).madeFrom("aws_vpc.a")
        };
    }

    @Test
    void theScriptRunsThoughThePageForbidsOthers() throws Exception {
        String hostile =
                "</pre><script>document.title='taken'</script><img src=x onerror=alert(1)>";
        open(
                change("aws_x.a", "create").after("text", hostile),
                change("aws_x.b[\"" + hostile + "\"]", "delete").before("text", hostile));

        assertThat(browser.evaluate(SHOWN)).isEqualTo("2 of 2 shown");
        assertThat(browser.evaluate("document.title")).startsWith("Plan: 1 to add");
        assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
        assertThat(browser.evaluate("performance.getEntriesByType('resource').length"))
                .as("what it loads")
                .isEqualTo("0");
    }

    @Test
    void itCanBeReadWithoutAMouse() throws Exception {
        open(three());

        browser.press("j");
        assertThat(browser.evaluate(FOCUSED)).contains("aws_vpc.a");
        browser.press("j");
        browser.press("Enter");
        assertThat(browser.evaluate(FOCUSED)).contains("aws_vpc.b");
        assertThat(browser.evaluate(OPENED)).isEqualTo("1");
        browser.press("k");
        assertThat(browser.evaluate(FOCUSED)).contains("aws_vpc.a");
        browser.press("e");
        assertThat(browser.evaluate(OPENED)).isEqualTo("3");
        browser.press("c");
        assertThat(browser.evaluate(OPENED)).isEqualTo("0");

        browser.press("/");
        for (char letter : "subnet".toCharArray()) {
            browser.press(String.valueOf(letter));
        }
        assertThat(browser.evaluate(SHOWN)).isEqualTo("1 of 3 shown");
        browser.press("Escape");
        assertThat(browser.evaluate(SHOWN)).isEqualTo("3 of 3 shown");

        browser.evaluate("document.querySelectorAll('svg a')[1].focus()");
        browser.press("Enter");
        assertThat(browser.evaluate(FOCUSED)).contains("aws_vpc.b");
        assertThat(browser.evaluate(OPENED)).isEqualTo("1");
    }

    @Test
    void changesAreFilteredByTheirKind() throws Exception {
        open(three());

        browser.evaluate("document.querySelector('button.kind[data-kind=destroy]').click()");

        assertThat(browser.evaluate(SHOWN)).isEqualTo("2 of 3 shown");
    }

    @Test
    void itIsDarkOrLightAsTheReaderLikes() throws Exception {
        browser.prefer("dark");
        open(three());
        browser.press("e");
        assertThat(brightness("dark")).isLessThan(80);

        browser.prefer("light");
        assertThat(brightness("light")).isGreaterThan(200);

        browser.evaluate("document.getElementById('theme').click()");
        assertThat(brightness("chosen")).isLessThan(80);
    }

    /// The mean of what is drawn, from 0 to 255.
    private double brightness(String name) throws IOException, InterruptedException {
        byte[] picture = browser.picture();
        Files.write(
                Files.createDirectories(Path.of("target/pictures"))
                        .resolve("report-" + name + ".png"),
                picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        long sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
            }
        }
        return sum / 3.0 / image.getWidth() / image.getHeight();
    }
}
