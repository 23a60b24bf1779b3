package dev.terrane.backends.gcs;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `backend "gcs"`.
public final class GcsBackendType implements BackendType {
    @Override
    public String name() {
        return "gcs";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .required(Type.STRING, "bucket")
                .optional(
                        Type.STRING,
                        "access_token",
                        "credentials",
                        "encryption_key",
                        "impersonate_service_account",
                        "kms_encryption_key",
                        "prefix",
                        "storage_custom_endpoint")
                .optional(Type.list(Type.STRING), "impersonate_service_account_delegates")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        GcsSettings settings = GcsSettings.of(arguments, context);
        return new RemoteBackend(
                name(),
                new GcsStates(settings, new GcsClient(settings, arguments, context)),
                context.surroundings());
    }
}
