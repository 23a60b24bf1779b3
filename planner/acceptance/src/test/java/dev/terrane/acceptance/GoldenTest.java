package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Runs the command from end to end; what it prints is compared with what it printed when somebody
/// read it last.
class GoldenTest {
    static Collection<GoldenCase> cases() {
        return GoldenCase.all().values();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatItPrinted(GoldenCase each, @TempDir Path temporary) {
        Golden.check(each.golden(), each.run(temporary));
    }

    /// A folder that no test reads looks like a test.
    @Test
    void thereAreNoOrphans() {
        List<String> orphans = new ArrayList<>();
        for (Path file : ProjectFiles.under(GoldenCase.root())) {
            Path relative = GoldenCase.root().relativize(file);
            Path folder =
                    GoldenCase.root()
                            .resolve(relative.subpath(0, Math.min(2, relative.getNameCount())));
            if (relative.getNameCount() < 3 || !Files.exists(folder.resolve(GoldenCase.STEPS))) {
                orphans.add(relative.toString());
            }
        }
        assertThat(orphans).as("files of no case: there is no steps.txt").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItsStepsNameExists(GoldenCase each) {
        assertThat(each.steps()).isNotEmpty();
        assertThat(each.overlays())
                .allMatch(name -> Files.isDirectory(each.folder().resolve(name)));
    }
}
