package dev.terrane.provider.aws.session;

import dev.terrane.spi.Problem;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.value.Value;

import java.util.List;

/// What is wrong with a provider configuration by itself.
public final class ProviderRules {
    private ProviderRules() {}

    public static List<Problem> problems(Value config) {
        return new ArgumentRules(config)
                .conflicts("allowed_account_ids", "forbidden_account_ids")
                .wholeNumber("max_retries")
                .oneOf("retry_mode", List.of("standard", "adaptive"))
                .oneOf("ec2_metadata_service_endpoint_mode", List.of("IPv4", "IPv6"))
                .oneOf("s3_us_east_1_regional_endpoint", List.of("legacy", "regional"))
                .problems();
    }
}
