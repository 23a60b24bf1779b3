package dev.terrane.provider.testkit;

import dev.terrane.provider.testkit.EmulatedAws.Outcome;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container, in the last version that needs no account.
final class LocalStackAws {
    private static final DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.4.0");

    private LocalStackAws() {}

    /// A client on the PATH says nothing: the engine has to answer.
    static Outcome start() {
        if (!engineAnswers()) {
            return Outcome.none("no Docker engine answers");
        }
        return started();
    }

    private static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// Testcontainers removes the container when this process ends.
    @SuppressWarnings("resource")
    private static Outcome started() {
        try {
            LocalStackContainer container =
                    new LocalStackContainer(IMAGE).withServices("ec2", "iam", "s3", "sqs", "sts");
            container.start();
            return Outcome.found(container.getEndpoint(), "localstack");
        } catch (RuntimeException e) {
            return Outcome.none("LocalStack did not start (" + e.getMessage() + ")");
        }
    }
}
