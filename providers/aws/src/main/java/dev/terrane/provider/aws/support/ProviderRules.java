package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is wrong with a provider configuration by itself.
public final class ProviderRules {
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);
    private static final Set<String> BOOLEANS =
            Set.of(
                    "", "true", "false", "1", "0", "t", "f", "T", "F", "TRUE", "FALSE", "True",
                    "False");

    private final Attributes config;
    private final Checks checks;

    private ProviderRules(Value config) {
        this.config = Attributes.of(config);
        this.checks = Checks.of(this.config);
    }

    public static List<Problem> problems(Value config) {
        return new ProviderRules(config).problems();
    }

    private List<Problem> problems() {
        Stream.of("assume_role_with_web_identity", "default_tags", "ignore_tags")
                .forEach(this::onlyOneBlock);
        return checks.onlyOneOf("allowed_account_ids", "forbidden_account_ids")
                .between("max_retries", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .oneOf("retry_mode", "standard", "adaptive")
                .oneOf("ec2_metadata_service_endpoint_mode", "IPv4", "IPv6")
                .oneOf("s3_us_east_1_regional_endpoint", "legacy", "regional")
                .text("skip_metadata_api_check", BOOLEANS::contains, "must be true or false")
                .inBlocks("assume_role", ProviderRules::role)
                .inBlocks(
                        "assume_role_with_web_identity",
                        block ->
                                role(block)
                                        .exactlyOneOf(
                                                "web_identity_token", "web_identity_token_file"))
                .problems();
    }

    private void onlyOneBlock(String name) {
        int count = config.blocks(name).size();
        if (count > 1) {
            checks.invalid(name, "may stand there once, but there are " + count + " such blocks");
        }
    }

    private static Checks role(Checks block) {
        return block.arn("role_arn")
                .text(
                        "duration",
                        ProviderRules::isSession,
                        "must be between 15 minutes and 12 hours, such as \"1h30m\"");
    }

    private static boolean isSession(String text) {
        Optional<Duration> duration = GoDuration.parse(text);
        return duration.filter(length -> length.compareTo(SHORTEST_SESSION) >= 0)
                .filter(length -> length.compareTo(LONGEST_SESSION) <= 0)
                .isPresent();
    }
}
