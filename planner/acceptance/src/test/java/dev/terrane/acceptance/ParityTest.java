package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// What Terraform 1.11.4 did, we do. What we do not do yet is listed in `not-yet.txt`.
class ParityTest {
    static Collection<ParityCase> cases() {
        return ParityCase.all().values();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatTerraformDid(ParityCase each, @TempDir Path temporary) {
        var differences = each.differences(temporary);
        String missing = notYet().get(each.toString());
        if (missing == null) {
            assertThat(differences).isEmpty();
            return;
        }
        assertThat(differences).as("comes out right: take its line from not-yet.txt").isNotEmpty();
        abort("not yet: " + missing);
    }

    @Test
    void whatIsListedAsMissingIsACase() {
        assertThat(ParityCase.all().keySet()).containsAll(notYet().keySet());
    }

    /// What is missing, by the case.
    private static Map<String, String> notYet() {
        return ProjectFiles.read(ParityCase.root().resolve("not-yet.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }
}
