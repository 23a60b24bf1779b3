package dev.terrane.provider.testkit;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// An endpoint that answers as AWS does, for tests. It is looked for, or started, once in a process,
/// and ends with it.
///
/// In this order: the one that `TERRANE_TEST_AWS_ENDPOINT` names; LocalStack, where a Docker engine
/// answers; `moto_server` on the PATH; moto in a virtual environment below `target/`. Where none can
/// be had, the tests that ask for it are skipped, and say why.
public final class EmulatedAws {
    private static final Duration ANSWERS = Duration.ofSeconds(60);

    private final URI endpoint;
    private final String kind;

    EmulatedAws(URI endpoint, String kind) {
        this.endpoint = endpoint;
        this.kind = kind;
    }

    /// What there is, or why there is nothing.
    private record Search(Optional<EmulatedAws> found, String reason) {
        static final Search OUTCOME = search();
    }

    private static Search search() {
        List<String> reasons = new ArrayList<>();
        List<Supplier<Outcome>> places =
                List.of(
                        EmulatedAws::named,
                        LocalStackAws::start,
                        MotoAws::fromPath,
                        MotoAws::fromVirtualEnvironment);
        for (Supplier<Outcome> place : places) {
            Outcome outcome = place.get();
            if (outcome.aws().isPresent()) {
                return new Search(outcome.aws(), "");
            }
            reasons.add(outcome.reason());
        }
        return new Search(Optional.empty(), "no emulated AWS: " + String.join("; ", reasons));
    }

    /// One place where it was looked.
    record Outcome(Optional<EmulatedAws> aws, String reason) {
        static Outcome found(URI endpoint, String kind) {
            return new Outcome(Optional.of(new EmulatedAws(endpoint, kind)), "");
        }

        static Outcome none(String reason) {
            return new Outcome(Optional.empty(), reason);
        }
    }

    private static Outcome named() {
        String text = System.getenv("TERRANE_TEST_AWS_ENDPOINT");
        if (text == null || text.isBlank()) {
            return Outcome.none("TERRANE_TEST_AWS_ENDPOINT is not set");
        }
        URI endpoint = URI.create(text);
        return answers(endpoint, Duration.ofSeconds(5))
                ? Outcome.found(endpoint, "named")
                : Outcome.none("nothing answers at TERRANE_TEST_AWS_ENDPOINT");
    }

    /// Skips the test where there is none.
    public static EmulatedAws require() {
        if (Search.OUTCOME.found().isEmpty()) {
            System.out.println("skipped: " + Search.OUTCOME.reason());
        }
        Assumptions.assumeTrue(Search.OUTCOME.found().isPresent(), Search.OUTCOME.reason());
        return Search.OUTCOME.found().orElseThrow();
    }

    /// As [#require], with the policies that AWS itself gives to every account. moto knows them only where
    /// it is started so, and takes longer to forget everything then.
    public static EmulatedAws requireWithManagedPolicies() {
        EmulatedAws any = require();
        if (!any.kind.equals("moto")) {
            return any;
        }
        Outcome another = WithManagedPolicies.OUTCOME;
        Assumptions.assumeTrue(another.aws().isPresent(), another.reason());
        return another.aws().orElseThrow();
    }

    /// Started once in a process, and only where a test asks for it.
    private static final class WithManagedPolicies {
        static final Outcome OUTCOME = MotoAws.withManagedPolicies();
    }

    public URI endpoint() {
        return endpoint;
    }

    /// What a process, or a provider, needs to find it.
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_REGION", "us-east-1",
                "AWS_MAX_ATTEMPTS", "3");
    }

    /// Whether it is moto, whose made-up details (such as the number of the account) some tests
    /// know.
    public boolean isMoto() {
        return kind.equals("moto") || answersWell(endpoint.resolve("/moto-api/"));
    }

    /// Forgets all objects.
    public void reset() {
        String path = isMoto() ? "/moto-api/reset" : "/_localstack/state/reset";
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(30))
                        .build();
        status(request);
    }

    /// Waits until something listens there and speaks HTTP.
    static boolean answers(URI endpoint, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        HttpRequest request =
                HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5)).GET().build();
        while (System.nanoTime() < end) {
            if (status(request).isPresent()) {
                return true;
            }
            pause();
        }
        return false;
    }

    static boolean answers(URI endpoint) {
        return answers(endpoint, ANSWERS);
    }

    private static boolean answersWell(URI place) {
        HttpRequest request =
                HttpRequest.newBuilder(place).timeout(Duration.ofSeconds(5)).GET().build();
        return status(request).orElse(0) == 200;
    }

    private static Optional<Integer> status(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
