package dev.terrane.acceptance;

import dev.terrane.provider.testkit.EmulatedAws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// A key in an emulated AWS.
final class KmsKey {
    private KmsKey() {}

    static String create(EmulatedAws aws) {
        try (KmsClient kms =
                KmsClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(aws.endpoint())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build()) {
            return kms.createKey(request -> request.description("a test")).keyMetadata().keyId();
        }
    }
}
