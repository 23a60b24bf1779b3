package dev.terrane.provider.aws.session;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/// Credentials that the agent of a container (ECS, EKS Pod Identity) gives out, fetched anew shortly
/// before they expire.
final class ContainerCredentials implements AwsCredentialsProvider {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMinutes(5);

    /// Without encryption, credentials come from nowhere else than from here or from these.
    private static final Set<String> AGENTS =
            Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private final AwsSettings.ContainerEndpoint endpoint;
    private @Nullable AwsCredentials fetched;
    private Instant expiry = Instant.EPOCH;

    ContainerCredentials(AwsSettings.ContainerEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        AwsCredentials present = fetched;
        Instant now = Clock.systemUTC().instant();
        if (present == null || now.isAfter(expiry.minus(EARLY))) {
            refuseStrangers(endpoint.uri());
            present = fetch(now);
            fetched = present;
        }
        return present;
    }

    private static void refuseStrangers(URI uri) {
        boolean safe =
                "https".equals(uri.getScheme())
                        || AGENTS.contains(uri.getHost())
                        || isLoopback(uri.getHost());
        if (!safe) {
            throw problem(uri + " is neither encrypted nor the address of a container's agent.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|\\[.*]")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static FailedCall problem(String detail) {
        return FailedCall.of("No AWS credentials", "The container gave no credentials: " + detail);
    }

    private AwsCredentials fetch(Instant now) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) endpoint.uri().toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            Optional<String> token = token();
            token.ifPresent(text -> connection.setRequestProperty("Authorization", text));
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw problem(endpoint.uri() + " answered with status " + status + ".");
            }
            try (InputStream answer = connection.getInputStream()) {
                return read(new String(answer.readAllBytes(), StandardCharsets.UTF_8), now);
            }
        } catch (IOException e) {
            throw problem(endpoint.uri() + " can not be read (" + e.getMessage() + ").");
        }
    }

    /// The file is read each time, since whoever wrote it renews it.
    private Optional<String> token() throws IOException {
        return endpoint.tokenFile().isPresent()
                ? Optional.of(Files.readString(endpoint.tokenFile().get()).strip())
                : endpoint.token();
    }

    private AwsCredentials read(String text, Instant now) {
        Members answer =
                Members.of(text)
                        .orElseThrow(() -> problem(endpoint.uri() + " gave no JSON object."));
        expiry = expiry(answer).orElse(now.plus(Duration.ofHours(1)));
        return AwsSessionCredentials.create(
                member(answer, "AccessKeyId"),
                member(answer, "SecretAccessKey"),
                member(answer, "Token"));
    }

    private static Optional<Instant> expiry(Members answer) {
        try {
            return answer.text("Expiration").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String member(Members answer, String name) {
        return answer.text(name)
                .orElseThrow(
                        () -> problem("the answer of " + endpoint.uri() + " has no " + name + "."));
    }
}
