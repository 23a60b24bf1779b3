package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Collection;

/// What Terraform 1.11.4 did, we do.
class ParityTest {
    static Collection<ParityCase> cases() {
        return ParityCase.all().values();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatTerraformDid(ParityCase each, @TempDir Path temporary) {
        assertThat(each.differences(temporary)).isEmpty();
    }
}
