package dev.terrane.backends.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The real kube-apiserver on the real etcd, where they are installed: on the PATH, or where
/// `TERRANE_TEST_KUBE_APISERVER` and `TERRANE_TEST_ETCD` say. Without nodes: it keeps objects, and that is
/// all that a state needs.
///
/// It knows the bearers of three tokens: `admin`, who may do everything, `state`, who may nothing but what a
/// test gives him, and `stranger`.
final class Cluster implements AutoCloseable {
    private static final String TOKENS =
            """
            admin,admin,1,"system:masters"
            state,state,2
            stranger,stranger,3
            """;

    private final Path folder;
    private final String address;
    private final List<Process> processes = new ArrayList<>();

    private Cluster(Path folder, String address) {
        this.folder = folder;
        this.address = address;
    }

    static Optional<Path> program(String variable, String name) {
        String given = System.getenv(variable);
        if (given != null && !given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        for (String each : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(each, name))) {
                return Optional.of(Path.of(each, name));
            }
        }
        return Optional.empty();
    }

    static Optional<Path> apiServer() {
        return program("TERRANE_TEST_KUBE_APISERVER", "kube-apiserver");
    }

    static Optional<Path> etcd() {
        return program("TERRANE_TEST_ETCD", "etcd");
    }

    /// @param folder where it keeps everything
    static Cluster start(Path folder) throws Exception {
        Cluster cluster = new Cluster(folder, "https://127.0.0.1:" + freePort());
        cluster.startEtcdAndServer("http://127.0.0.1:" + freePort());
        cluster.await();
        return cluster;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void startEtcdAndServer(String etcd) throws Exception {
        Files.writeString(folder.resolve("tokens.csv"), TOKENS);
        Files.writeString(folder.resolve("sa.key"), key());
        run(
                etcd().orElseThrow().toString(),
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + etcd,
                "--advertise-client-urls=" + etcd,
                "--listen-peer-urls=http://127.0.0.1:" + freePort(),
                "--unsafe-no-fsync");
        run(
                apiServer().orElseThrow().toString(),
                "--etcd-servers=" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + address.substring(address.lastIndexOf(':') + 1),
                "--cert-dir=" + folder.resolve("certs"),
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://cluster.local",
                "--service-account-key-file=" + folder.resolve("sa.key"),
                "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--disable-admission-plugins=ServiceAccount");
    }

    private static String key() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void run(String... command) throws IOException {
        processes.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log" + processes.size()).toFile())
                        .start());
    }

    /// Until it answers, or has ended.
    private void await() throws Exception {
        while (true) {
            try (KubernetesClient client = client()) {
                client.namespaces().list();
                return;
            } catch (KubernetesClientException | IllegalStateException notYet) {
                if (!processes.stream().allMatch(Process::isAlive)) {
                    throw new IllegalStateException(
                            "it has ended: " + Files.readString(folder.resolve("log1")), notYet);
                }
                Thread.sleep(200);
            }
        }
    }

    private KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(
                        new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                                .withMasterUrl(address)
                                .withOauthToken("admin")
                                .withTrustCerts(true)
                                .withDisableHostnameVerification(true)
                                .withRequestRetryBackoffLimit(0)
                                .build())
                .build();
    }

    String address() {
        return address;
    }

    /// By which it is known.
    Path certificate() {
        return folder.resolve("certs/apiserver.crt");
    }

    void makeNamespace(String name) {
        try (KubernetesClient client = client()) {
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(name)
                                    .endMetadata()
                                    .build())
                    .create();
        }
    }

    /// Whatever the text describes.
    void make(String yaml) {
        try (KubernetesClient client = client()) {
            client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                    .resources()
                    .forEach(each -> each.create());
        }
    }

    List<String> secrets(String namespace) {
        try (KubernetesClient client = client()) {
            return client.secrets().inNamespace(namespace).list().getItems().stream()
                    .map(secret -> secret.getMetadata().getName())
                    .sorted()
                    .toList();
        }
    }

    /// The server first, because it can not end without its etcd.
    @Override
    public void close() {
        for (Process each : processes.reversed()) {
            each.destroyForcibly().onExit().join();
        }
    }
}
