package dev.terrane.backends.http;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `backend "http"`. Each argument may also come from the environment, such as `TF_HTTP_ADDRESS`.
public final class HttpBackendType implements BackendType {
    @Override
    public String name() {
        return "http";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .optional(
                        Type.STRING,
                        "address",
                        "update_method",
                        "lock_address",
                        "unlock_address",
                        "lock_method",
                        "unlock_method",
                        "username",
                        "password",
                        "client_ca_certificate_pem",
                        "client_certificate_pem",
                        "client_private_key_pem")
                .optional(Type.BOOL, "skip_cert_verification")
                .optional(Type.NUMBER, "retry_max", "retry_wait_min", "retry_wait_max")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        HttpSettings settings = HttpSettings.of(arguments, context);
        return new RemoteBackend(
                name(), new HttpStates(settings, HttpCaller.of(settings)), context.surroundings());
    }
}
