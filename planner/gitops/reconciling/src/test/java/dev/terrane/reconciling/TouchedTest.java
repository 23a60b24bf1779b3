package dev.terrane.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class TouchedTest {
    private static final Set<String> BEFORE =
            Set.of("live", "live/app", "files", "files/a.txt", "files/gone.txt", "shared");
    private static final Set<String> NOW =
            Set.of(
                    "live",
                    "live/app",
                    "files",
                    "files/a.txt",
                    "files/new.txt",
                    "files/deep",
                    "files/deep/x.txt",
                    "shared");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "live/app/main.tf, true",
        "live/app/deleted.tf, true",
        "live/app/prod.auto.tfvars, true",
        "live/app/.terraform.lock.hcl, true",
        "live/app/README.md, false",
        "live/app/wanted.txt, true",
        "shared/net/main.tf, true",
        "shared/net/notes.md, false",
        "shared/other/main.tf, false",
        "files/a.txt, false",
        "files/new.txt, true",
        "files/gone.txt, true",
        "files/deep/x.txt, true",
        "files/other/y.txt, false",
    })
    void goesByWhatEvaluationReads(String changed, boolean touches) {
        var touching =
                new Touched(
                                Path.of("/repo"),
                                Path.of("/repo/live/app"),
                                BEFORE::contains,
                                NOW::contains)
                        .by(
                                List.of(changed),
                                List.of("main.tf", "wanted.txt", "../../files/", "/etc/hosts"),
                                List.of(".", "../../shared/net"));

        assertThat(touching.contains(changed)).isEqualTo(touches);
    }
}
