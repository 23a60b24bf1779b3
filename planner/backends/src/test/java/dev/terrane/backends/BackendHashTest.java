package dev.terrane.backends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.backends.local.LocalBackendType;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// Hashes that Terraform 1.11.4 has written.
class BackendHashTest {
    @Test
    void isTerraforms() {
        assertThat(
                        ChosenBackend.of(
                                        new LocalBackendType(),
                                        Map.of("path", Value.string("x/y.tfstate")))
                                .hash())
                .isEqualTo(1293398979L);
    }
}
