package dev.terrane.backends.consul;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `backend "consul"`.
public final class ConsulBackendType implements BackendType {
    @Override
    public String name() {
        return "consul";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .required(Type.STRING, "path")
                .optional(
                        Type.STRING,
                        "access_token",
                        "address",
                        "scheme",
                        "datacenter",
                        "http_auth",
                        "ca_file",
                        "cert_file",
                        "key_file")
                .optional(Type.BOOL, "gzip", "lock")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        ConsulSettings settings = ConsulSettings.of(arguments, context);
        return new RemoteBackend(
                name(),
                new ConsulStates(settings, ConsulCalls.of(settings)),
                context.surroundings());
    }
}
