package dev.terrane.backends.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Against the cluster's protocol, served by the test.
class KubernetesBackendTest extends BackendContract {
    private static final String SECRETS = "/api/v1/namespaces/ns/secrets/";
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/ns/leases/";

    private ClusterServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new ClusterServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(new OtherProcess.Way(Elsewhere.class, List.of(server.address())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return KubernetesBackendTest.open(context, arguments.getFirst(), Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, Value> further)
            throws StateStoreException {
        return open(context, server.address(), further);
    }

    private static StateBackend open(
            BackendContext context, String address, Map<String, Value> further)
            throws StateStoreException {
        Map<String, Value> given = new TreeMap<>();
        given.put("secret_suffix", Value.string("state"));
        given.put("namespace", Value.string("ns"));
        given.put("host", Value.string(address));
        given.put("token", Value.string("token"));
        given.putAll(further);
        return new KubernetesBackendType().open(BackendArguments.NONE.with(given), context);
    }

    /// As Terraform 1.11.4 names and labels them.
    @Test
    void looksLikeTerraformsStates() throws Exception {
        StateStore store = mine();
        try (StateLock lock = store.lock(request(Duration.ZERO))) {
            store.write(SampleStates.with("a"));
            var lease = server.objects().get(LEASES + "lock-tfstate-default-state");
            assertThat(lease.at("/spec/holderIdentity").asText()).isEqualTo(lock.id());
            assertThat(lease.at("/metadata/annotations/app.terraform.io~1lock-info").asText())
                    .contains(lock.id());
        }
        var lease = server.objects().get(LEASES + "lock-tfstate-default-state");
        assertThat(lease.at("/spec/holderIdentity").asText()).isEmpty();
        assertThat(lease.at("/metadata/annotations").size()).isZero();
        var secret = server.objects().get(SECRETS + "tfstate-default-state");
        assertThat(secret.at("/metadata/annotations/encoding").asText()).isEqualTo("gzip");
        assertThat(secret.at("/data/tfstate").asText()).startsWith("H4sI");
        assertThat(secret.at("/metadata/labels").toString())
                .isEqualTo(
                        "{\"app.kubernetes.io/managed-by\":\"terraform\",\"tfstate\":\"true\",\"tfstateSecretSuffix\":\"state\",\"tfstateWorkspace\":\"default\"}");
    }

    @Test
    void readsAKubeconfig() throws Exception {
        Files.writeString(
                one().resolve("kc"),
                """
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: token}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                """
                        .formatted(server.address()));
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "host",
                                Value.string(""),
                                "token",
                                Value.string(""),
                                "config_path",
                                Value.string("kc")));

        backend.store("default").write(SampleStates.with("a"));
        assertThat(theirs().read().resources()).hasSize(1);
    }

    @Test
    void refusesAStateInParts() throws Exception {
        mine().write(SampleStates.with("a"));
        var part = server.objects().get(SECRETS + "tfstate-default-state").deepCopy();
        server.objects().put(SECRETS + "tfstate-default-state-part-1", part);

        assertThatThrownBy(() -> mine().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("2 Secrets");
    }

    @Test
    void saysThatOneMayNot() {
        assertThatThrownBy(() ->
                        open(context(one()), Map.of("token", Value.string("weak")))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("coordination.k8s.io");
        assertThatThrownBy(() ->
                        open(context(one()), Map.of("token", Value.string("other")))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("does not know you");
    }

    /// What Terraform 1.11.4 has written for the same block.
    @Test
    void hasTheHashThatTerraformGives() {
        Map<String, Value> given =
                Map.of(
                        "secret_suffix",
                        Value.string("state"),
                        "config_path",
                        Value.string("kc"),
                        "namespace",
                        Value.string("ns"),
                        "labels",
                        Value.map(Type.STRING, Map.of("team", Value.string("x"))));

        assertThat(ChosenBackend.of(new KubernetesBackendType(), given).hash())
                .isEqualTo(792922215L);
    }
}
