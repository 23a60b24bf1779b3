package dev.terrane.backends.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
    protected boolean refuseLocks() {
        server.refuseLocks();
        return true;
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

    /// In pieces of 1 MiB, named as by Terraform 1.11.4.
    @Test
    void aLargeStateIsKeptInSeveralSecrets() throws Exception {
        StateSnapshot written = mine().write(SampleStates.unpackable(5_000_000, 1));

        assertThat(secrets())
                .containsExactly(
                        "tfstate-default-state",
                        "tfstate-default-state-part-1",
                        "tfstate-default-state-part-2",
                        "tfstate-default-state-part-3");
        assertThat(theirs().read()).isEqualTo(written);
        assertThat(open(context(one())).workspaces()).containsExactly("default");

        mine().write(SampleStates.with("a"));
        assertThat(secrets()).containsExactly("tfstate-default-state");
        assertThat(theirs().read().resources()).hasSize(1);
    }

    private List<String> secrets() {
        return server.objects().keySet().stream()
                .filter(path -> path.startsWith(SECRETS))
                .map(path -> path.substring(SECRETS.length()))
                .toList();
    }

    @Test
    void ofManyWritersOfLargeStatesOneSucceeds() throws Exception {
        mine().write(SampleStates.unpackable(2_500_000, 1));
        StateStore slow = mine();
        slow.read();
        theirs().write(SampleStates.unpackable(2_500_000, 2));

        assertThatThrownBy(() -> slow.write(SampleStates.unpackable(3_500_000, 3)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Another program has written");
        assertThat(theirs().read().serial()).isEqualTo(2);
        assertThat(secrets()).hasSize(2);
    }

    /// After each request but the last, for a state that grows, one that shrinks, and one that stays as
    /// large as it was.
    @ParameterizedTest
    @CsvSource({"200, 3500000", "3500000, 200", "3500000, 3400000"})
    void aLargeStateThatIsNotWrittenToItsEndIsStillThere(int before, int after) throws Exception {
        StateSnapshot first = mine().write(SampleStates.unpackable(before, 1));
        for (int requests = 0; ; requests++) {
            StateStore store = mine();
            store.read();
            server.takeWrites(requests);
            boolean whole = isWritten(store, after);
            server.takeWrites(Integer.MAX_VALUE);
            StateSnapshot there = theirs().read();
            assertThat(there.serial()).isIn(1L, 2L);
            assertThat(there.sameContent(first)).isEqualTo(there.serial() == 1);
            if (whole) {
                assertThat(there.serial()).isEqualTo(2);
                assertThat(requests).isGreaterThan(3);
                return;
            }
            server.objects().clear();
            mine().push(first);
        }
    }

    private static boolean isWritten(StateStore store, int size) {
        try {
            store.write(SampleStates.unpackable(size, 2));
            return true;
        } catch (StateStoreException e) {
            return false;
        }
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws Exception {
        mine().write(SampleStates.unpackable(2_500_000, 1));
        server.objects().remove(SECRETS + "tfstate-default-state-part-1");

        assertThatThrownBy(() -> mine().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void largeThingsBesideTheStateAreKeptToo() throws Exception {
        byte[] noise = new byte[2_500_000];
        new Random(1).nextBytes(noise);
        mine().companions().write(Companion.UNDO, noise);

        assertThat(theirs().companions().read(Companion.UNDO)).hasValue(noise);
        mine().companions().delete(Companion.UNDO);
        assertThat(secrets()).isEmpty();
    }

    private static final String KUBECONFIG =
            """
            apiVersion: v1
            kind: Config
            current-context: %1$s
            clusters: [{name: %1$s, cluster: {server: "%2$s"}}]
            users: [{name: %1$s, user: {token: %3$s}}]
            contexts: [{name: %1$s, context: {cluster: %1$s, user: %1$s}}]
            """;

    private StateStore through(Map<String, Value> arguments) throws Exception {
        Map<String, Value> all = new TreeMap<>(arguments);
        all.put("host", Value.string(""));
        all.putIfAbsent("token", Value.string(""));
        return open(context(one()), all).store("default");
    }

    @Test
    void severalKubeconfigsArePutTogether() throws Exception {
        Files.writeString(
                one().resolve("first"), KUBECONFIG.formatted("far", "http://127.0.0.1:1", "other"));
        Files.writeString(
                one().resolve("second"), KUBECONFIG.formatted("near", server.address(), "token"));
        Map<String, Value> both =
                Map.of(
                        "config_paths",
                        Value.list(
                                Type.STRING,
                                List.of(Value.string("first"), Value.string("second"))));

        assertThatThrownBy(() -> through(both).read()).hasMessageContaining("did not answer");
        assertThat(through(with(both, "config_context", "near")).read().isEmpty()).isTrue();
        Map<String, Value> mixed = with(both, "config_context_cluster", "near");
        assertThatThrownBy(() -> through(mixed).read()).hasMessageContaining("does not know you");
        assertThat(through(with(mixed, "config_context_auth_info", "near")).read().isEmpty())
                .isTrue();
        assertThatThrownBy(() -> through(with(both, "config_context", "middle")).read())
                .hasMessageContaining("no context \"middle\". There is: far, near.");
    }

    private static Map<String, Value> with(Map<String, Value> all, String name, String text) {
        Map<String, Value> more = new TreeMap<>(all);
        more.put(name, Value.string(text));
        return more;
    }

    @Test
    void aProgramSaysWhoAsks() throws Exception {
        Path program = one().resolve("who");
        Files.writeString(
                program,
                """
                #!/bin/sh
                [ "$WORD" = "two words" ] || exit 1
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
                echo '"status":{"token":"'"$1"'"}}'
                """);
        program.toFile().setExecutable(true);
        Map<String, Value> exec =
                Map.of(
                        "api_version",
                        Value.string("client.authentication.k8s.io/v1"),
                        "command",
                        Value.string("./who"),
                        "args",
                        Value.list(Type.STRING, List.of(Value.string("token"))),
                        "env",
                        Value.map(Type.STRING, Map.of("WORD", Value.string("two words"))));
        Map<String, Value> given = new TreeMap<>();
        given.put("token", Value.string(""));
        given.put("exec", Value.object(exec));

        assertThat(open(context(one()), given).store("default").read().isEmpty()).isTrue();
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
