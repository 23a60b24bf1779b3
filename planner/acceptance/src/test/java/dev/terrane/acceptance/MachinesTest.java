package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a machine has begun and did not end, another one goes on with: nothing is lost, and nothing is
/// made twice.
///
/// `-Dmachines.runs` says how many applies the nightly run kills, `-Dmachines.seed` with which number
/// they begin.
class MachinesTest {
    private static final int RESOURCES = 100;
    private static final String BUCKET = "terrane-machines";

    @TempDir Path temporary;
    private EmulatedAws aws;

    @BeforeEach
    void makeABucket() throws IOException, InterruptedException {
        aws = EmulatedAws.require();
        HttpRequest request =
                HttpRequest.newBuilder(aws.endpoint().resolve("/" + BUCKET))
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0")
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isIn(200, 409);
        }
    }

    private Map<String, Integer> run(long seed) throws IOException {
        Path root = Files.createDirectory(temporary.toRealPath().resolve("run-" + seed));
        String backend =
                """
                  backend "s3" {
                    bucket         = "%s"
                    key            = "%s/run-%d"
                    region         = "us-east-1"
                    use_path_style = true
                    use_lockfile   = true
                    skip_credentials_validation = true
                    skip_requesting_account_id  = true
                  }
                """
                        .formatted(BUCKET, temporary.getFileName(), seed);
        Machines machines = new Machines(root, seed, RESOURCES, backend, aws.environment());
        machines.goOnElsewhere();
        return machines.figures();
    }

    @Test
    void anotherMachineGoesOn() throws IOException {
        assertThat(run(1)).isNotEmpty();
    }

    @Test
    @Tag("nightly")
    void anotherMachineGoesOnWheneverTheFirstWasKilled() throws IOException {
        int runs = Integer.getInteger("machines.runs", 200);
        long first = Long.getLong("machines.seed", 2);
        Map<String, Integer> figures = new TreeMap<>();
        for (long seed = first; seed < first + runs; seed++) {
            run(seed).forEach((what, times) -> figures.merge(what, times, Integer::sum));
            System.out.println("until seed " + seed + ": " + figures);
        }
        assertThat(figures.get("killed")).isPositive();
    }
}
