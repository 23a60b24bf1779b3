package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What is tried against served answers alone, because no emulator shows it, says so in the
/// documentation of its type.
class ServedAnswersTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/terrane/provider/aws");
    private static final Pattern MARK =
            Pattern.compile("^/// Tried against served answers: ", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute/AutoscalingGroup",
                "compute/Instance",
                "compute/LoadBalancer",
                "data/CacheCluster",
                "data/CacheSubnets",
                "identity/AccessKey",
                "identity/OpenidConnectProvider",
                "keys/Certificate",
                "keys/Distribution",
                "keys/Zone",
                "network/DefaultSecurityGroup",
                "run/HttpApi",
                "run/HttpStage",
                "run/StateMachine",
                "run/Trail"
            })
    void areNamedWhereTheTypeIsDescribed(String type) throws IOException {
        assertThat(Files.readString(SOURCES.resolve(type + ".java"))).containsPattern(MARK);
    }
}
