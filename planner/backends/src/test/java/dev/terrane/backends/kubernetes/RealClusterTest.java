package dev.terrane.backends.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The whole contract against the real kube-apiserver and etcd, where they are installed ([Cluster]); and
/// the real Terraform beside us, where it is. Each test has a namespace.
@Tag("nightly")
class RealClusterTest extends BackendContract {
    private static @TempDir Path clusterFolder;
    private static Cluster cluster;

    private final String namespace = "states-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Cluster.apiServer().isPresent() && Cluster.etcd().isPresent(),
                "neither kube-apiserver and etcd on the PATH, nor TERRANE_TEST_KUBE_APISERVER and TERRANE_TEST_ETCD");
        cluster = Cluster.start(clusterFolder);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void makeNamespace() {
        cluster.makeNamespace(namespace);
    }

    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(
                new OtherProcess.Way(
                        Elsewhere.class,
                        List.of(cluster.address(), namespace, cluster.certificate().toString())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return RealClusterTest.open(
                    context,
                    arguments.get(0),
                    arguments.get(1),
                    Path.of(arguments.get(2)),
                    Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws Exception {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, Value> further) throws Exception {
        return open(context, cluster.address(), namespace, cluster.certificate(), further);
    }

    private static StateBackend open(
            BackendContext context,
            String address,
            String namespace,
            Path certificate,
            Map<String, Value> further)
            throws Exception {
        Map<String, Value> given = new TreeMap<>();
        given.put("secret_suffix", Value.string("state"));
        given.put("namespace", Value.string(namespace));
        given.put("host", Value.string(address));
        given.put("token", Value.string("admin"));
        given.put("cluster_ca_certificate", Value.string(Files.readString(certificate)));
        given.putAll(further);
        return new KubernetesBackendType().open(BackendArguments.NONE.with(given), context);
    }

    @Test
    void aStateThatCanNotBePackedIsKept() throws Exception {
        StateSnapshot written = mine().write(SampleStates.unpackable(20_000_000, 1));

        assertThat(theirs().read()).isEqualTo(written);
        assertThat(cluster.secrets(namespace)).hasSizeGreaterThan(10);
        mine().write(SampleStates.with("a"));
        assertThat(cluster.secrets(namespace)).containsExactly("tfstate-default-state");
    }

    @Test
    void whoMayNotLockIsToldSo() throws Exception {
        mine().write(SampleStates.with("a"));
        cluster.make(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: secrets, namespace: %1$s}
                rules: [{apiGroups: [""], resources: [secrets], verbs: ["*"]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: secrets, namespace: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: secrets}
                subjects: [{kind: User, name: state, apiGroup: rbac.authorization.k8s.io}]
                """
                        .formatted(namespace));
        StateStore store =
                open(context(one()), Map.of("token", Value.string("state"))).store("default");

        assertThat(store.read().resources()).hasSize(1);
        assertThatThrownBy(() -> store.lock(request(Duration.ZERO)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("coordination.k8s.io")
                .hasMessageContaining("User \"state\" cannot get resource \"leases\"");
    }

    @Test
    void whoIsNotKnownIsToldSo() {
        assertThatThrownBy(() ->
                        open(context(one()), Map.of("token", Value.string("nobody")))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("does not know you");
    }

    @Test
    void aMissingNamespaceIsNamed() throws Exception {
        StateStore store =
                open(context(one()), Map.of("namespace", Value.string("not-there")))
                        .store("default");

        assertThatThrownBy(() -> store.write(SampleStates.with("a")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("there is no such namespace")
                .hasMessageContaining("not-there");
        assertThat(one().resolve("errored.tfstate")).exists();
    }

    /// Small ones, and ones in several Secrets.
    @Test
    void terraformReadsOursAndWeReadTerraforms() throws Exception {
        needsTerraform();
        for (int size : new int[] {100, 3_500_000, 200, 2_500_000}) {
            StateSnapshot ours = mine().write(SampleStates.unpackable(size, size));
            Path pulled = folderOfOther().resolve("pulled.tfstate");
            Files.writeString(pulled, terraform(0, "state", "pull"));
            assertThat(Files.readString(pulled)).contains(ours.lineage());

            Files.writeString(
                    pulled,
                    Files.readString(pulled)
                            .replaceFirst(
                                    "\"serial\": *[0-9]+", "\"serial\": " + (ours.serial() + 1)));
            terraform(0, "state", "push", "-force", "pulled.tfstate");
            StateSnapshot theirs = mine().read();
            assertThat(theirs.serial()).isGreaterThan(ours.serial());
            assertThat(theirs.sameContent(ours)).isTrue();
        }
    }

    @Test
    void terraformSeesOurLocks() throws Exception {
        needsTerraform();
        try (StateLock lock = mine().lock(request(Duration.ZERO))) {
            assertThat(terraform(1, "plan", "-no-color"))
                    .contains("Error acquiring the state lock", lock.id(), "tester@here");
            terraform(0, "force-unlock", "-force", lock.id());
            assertThat(lock.isLost()).isTrue();
        }
    }

    private void needsTerraform() throws Exception {
        Assumptions.assumeTrue(
                Cluster.program("TERRANE_TEST_TERRAFORM", "terraform").isPresent(),
                "terraform is not installed");
        Files.writeString(
                folderOfOther().resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: u, user: {token: admin}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                """
                        .formatted(cluster.address(), cluster.certificate()));
        Files.writeString(
                folderOfOther().resolve("main.tf"),
                """
                terraform {
                  backend "kubernetes" {
                    secret_suffix = "state"
                    namespace     = "%s"
                    config_path   = "kubeconfig"
                  }
                }
                """
                        .formatted(namespace));
        terraform(0, "init", "-no-color");
    }

    /// What it prints.
    private String terraform(int status, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("terraform"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folderOfOther().toFile());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Path errors = folderOfOther().resolve("errors.txt");
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s%s", line, out, Files.readString(errors))
                .isEqualTo(status);
        return out + (status == 0 ? "" : Files.readString(errors));
    }
}
