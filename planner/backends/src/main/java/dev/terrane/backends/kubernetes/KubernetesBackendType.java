package dev.terrane.backends.kubernetes;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

import java.util.Map;

/// `backend "kubernetes"`.
public final class KubernetesBackendType implements BackendType {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .required(Type.STRING, "secret_suffix")
                .optional(
                        Type.STRING,
                        "client_certificate",
                        "client_key",
                        "cluster_ca_certificate",
                        "config_context",
                        "config_context_auth_info",
                        "config_context_cluster",
                        "config_path",
                        "host",
                        "namespace",
                        "password",
                        "proxy_url",
                        "token",
                        "username")
                .optional(Type.BOOL, "in_cluster_config", "insecure", "load_config_file")
                .optional(Type.map(Type.STRING), "labels")
                .optional(Type.list(Type.STRING), "config_paths")
                .block(
                        BackendSchema.object(
                                Map.of(
                                        "api_version",
                                        Type.STRING,
                                        "args",
                                        Type.list(Type.STRING),
                                        "command",
                                        Type.STRING,
                                        "env",
                                        Type.map(Type.STRING))),
                        "exec")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        KubernetesSettings settings = KubernetesSettings.of(arguments, context);
        return new RemoteBackend(
                name(),
                new KubernetesStates(settings, new KubernetesAccess(arguments, context)),
                context.surroundings());
    }
}
