package dev.terrane.backends.azurerm;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `backend "azurerm"`.
public final class AzureBackendType implements BackendType {
    @Override
    public String name() {
        return "azurerm";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .required(Type.STRING, "container_name", "key", "storage_account_name")
                .optional(
                        Type.STRING,
                        "access_key",
                        "ado_pipeline_service_connection_id",
                        "client_certificate",
                        "client_certificate_password",
                        "client_certificate_path",
                        "client_id",
                        "client_id_file_path",
                        "client_secret",
                        "client_secret_file_path",
                        "endpoint",
                        "environment",
                        "metadata_host",
                        "msi_endpoint",
                        "oidc_request_token",
                        "oidc_request_url",
                        "oidc_token",
                        "oidc_token_file_path",
                        "resource_group_name",
                        "sas_token",
                        "subscription_id",
                        "tenant_id")
                .optional(
                        Type.BOOL,
                        "lookup_blob_endpoint",
                        "snapshot",
                        "use_aks_workload_identity",
                        "use_azuread_auth",
                        "use_cli",
                        "use_msi",
                        "use_oidc")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        AzureArguments given = new AzureArguments(arguments, context);
        return new RemoteBackend(
                name(), new AzureStates(given, new AzureClients(given)), context.surroundings());
    }
}
