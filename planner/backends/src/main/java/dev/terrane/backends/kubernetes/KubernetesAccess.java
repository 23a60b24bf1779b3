package dev.terrane.backends.kubernetes;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecConfigBuilder;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds the cluster, and who asks: by a kubeconfig, by the pod that this runs in, by the arguments.
final class KubernetesAccess implements AutoCloseable {
    private static final int RETRIES = 3;
    private static final int CONNECT_MILLIS = 30_000;

    /// A cluster that is busy takes its time, and the client's usual 10 s are short for a large state.
    private static final int ANSWER_MILLIS = 120_000;

    private final BackendArguments arguments;
    private final BackendContext context;
    private @Nullable KubernetesClient client;

    KubernetesAccess(BackendArguments arguments, BackendContext context) {
        this.arguments = arguments;
        this.context = context;
    }

    synchronized KubernetesClient client() throws StateStoreException {
        KubernetesClient open = client;
        if (open == null) {
            open = new KubernetesClientBuilder().withConfig(config()).build();
            client = open;
        }
        return open;
    }

    private Config config() throws StateStoreException {
        ConfigBuilder builder = new ConfigBuilder(base());
        variable("host", "KUBE_HOST").ifPresent(builder::withMasterUrl);
        variable("username", "KUBE_USER").ifPresent(builder::withUsername);
        variable("password", "KUBE_PASSWORD").ifPresent(builder::withPassword);
        variable("token", "KUBE_TOKEN").ifPresent(builder::withOauthToken);
        variable("client_certificate", "KUBE_CLIENT_CERT_DATA")
                .ifPresent(pem -> builder.withClientCertData(base64(pem)));
        variable("client_key", "KUBE_CLIENT_KEY_DATA")
                .ifPresent(pem -> builder.withClientKeyData(base64(pem)));
        variable("cluster_ca_certificate", "KUBE_CLUSTER_CA_CERT_DATA")
                .ifPresent(pem -> builder.withCaCertData(base64(pem)));
        variable("proxy_url", "KUBE_PROXY_URL")
                .ifPresent(proxy -> builder.withHttpProxy(proxy).withHttpsProxy(proxy));
        if (isOn("insecure", "KUBE_INSECURE")) {
            builder.withTrustCerts(true).withDisableHostnameVerification(true);
        }
        return builder.withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(ANSWER_MILLIS)
                .withRequestRetryBackoffLimit(RETRIES)
                .withUserAgent("terrane")
                .build();
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> variable(String argument, String variable) {
        return arguments.text(argument).or(() -> context.variable(variable));
    }

    private boolean isOn(String argument, String variable) {
        return arguments
                .flagOf(argument)
                .orElseGet(() -> context.variable(variable).filter("true"::equals).isPresent());
    }

    private Config base() throws StateStoreException {
        Optional<ExecConfig> program = program();
        List<String> files = files();
        if (!files.isEmpty() || program.isPresent()) {
            return Kubeconfig.together(files, this::path)
                    .choosing(choice(files.isEmpty()), program)
                    .config();
        }
        boolean alone =
                variable("host", "KUBE_HOST").isPresent()
                        && !isOn("in_cluster_config", "KUBE_IN_CLUSTER_CONFIG");
        String name = variable("config_context", "KUBE_CTX").orElse("");
        return alone ? Config.empty() : Config.autoConfigure(name.isEmpty() ? null : name);
    }

    private Kubeconfig.Choice choice(boolean withoutFiles) {
        return withoutFiles
                ? Kubeconfig.Choice.NONE
                : new Kubeconfig.Choice(
                        variable("config_context", "KUBE_CTX"),
                        variable("config_context_cluster", "KUBE_CTX_CLUSTER"),
                        variable("config_context_auth_info", "KUBE_CTX_AUTH_INFO"));
    }

    /// The program that says who asks.
    private Optional<ExecConfig> program() {
        return arguments
                .object("exec")
                .map(given ->
                        new ExecConfigBuilder()
                                .withApiVersion(
                                        given.text("api_version")
                                                .orElse("client.authentication.k8s.io/v1"))
                                .withCommand(command(given.text("command").orElse("")))
                                .withArgs(given.texts("args"))
                                .withEnv(
                                        given.map("env").entrySet().stream()
                                                .map(each ->
                                                        new ExecEnvVar(
                                                                each.getKey(), each.getValue()))
                                                .toList())
                                .withInteractiveMode("Never")
                                .build());
    }

    /// One that is named by a path is meant against this folder, another is looked for on the PATH.
    private String command(String command) {
        return command.contains("/") ? path(command).toString() : command;
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        if (!arguments.flagOf("load_config_file").orElse(true)) {
            return files;
        }
        variable("config_path", "KUBE_CONFIG_PATH").ifPresent(files::add);
        if (files.isEmpty()) {
            files.addAll(arguments.texts("config_paths"));
        }
        if (files.isEmpty()) {
            context.variable("KUBE_CONFIG_PATHS")
                    .ifPresent(all -> files.addAll(List.of(all.split(File.pathSeparator))));
        }
        return files;
    }

    private Path path(String file) {
        String home = context.variable("HOME").orElse(System.getProperty("user.home", ""));
        return context.directory().resolve(file.startsWith("~/") ? home + file.substring(1) : file);
    }

    @Override
    public synchronized void close() {
        KubernetesClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }
}
