package dev.terrane.backends.azurerm;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Arguments, and where they are not given the variables of Terraform and of those who run it.
record AzureArguments(BackendArguments arguments, BackendContext context) {
    private static final Map<String, String[]> VARIABLES =
            Map.ofEntries(
                    variable("access_key", "ARM_ACCESS_KEY"),
                    variable("sas_token", "ARM_SAS_TOKEN"),
                    variable("snapshot", "ARM_SNAPSHOT"),
                    variable("environment", "ARM_ENVIRONMENT"),
                    variable("endpoint", "ARM_ENDPOINT"),
                    variable("metadata_host", "ARM_METADATA_HOSTNAME", "ARM_METADATA_HOST"),
                    variable("msi_endpoint", "ARM_MSI_ENDPOINT"),
                    variable("subscription_id", "ARM_SUBSCRIPTION_ID"),
                    variable("tenant_id", "ARM_TENANT_ID"),
                    variable("client_id", "ARM_CLIENT_ID"),
                    variable("client_id_file_path", "ARM_CLIENT_ID_FILE_PATH"),
                    variable("client_secret", "ARM_CLIENT_SECRET"),
                    variable("client_secret_file_path", "ARM_CLIENT_SECRET_FILE_PATH"),
                    variable("client_certificate", "ARM_CLIENT_CERTIFICATE"),
                    variable("client_certificate_path", "ARM_CLIENT_CERTIFICATE_PATH"),
                    variable("client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD"),
                    variable("use_azuread_auth", "ARM_USE_AZUREAD"),
                    variable("use_cli", "ARM_USE_CLI"),
                    variable("use_msi", "ARM_USE_MSI"),
                    variable("use_oidc", "ARM_USE_OIDC"),
                    variable("use_aks_workload_identity", "ARM_USE_AKS_WORKLOAD_IDENTITY"),
                    variable("lookup_blob_endpoint", "ARM_USE_DNS_ZONE_ENDPOINT"),
                    variable("oidc_token", "ARM_OIDC_TOKEN"),
                    variable("oidc_token_file_path", "ARM_OIDC_TOKEN_FILE_PATH"),
                    variable(
                            "oidc_request_url",
                            "ARM_OIDC_REQUEST_URL",
                            "ACTIONS_ID_TOKEN_REQUEST_URL",
                            "SYSTEM_OIDCREQUESTURI"),
                    variable(
                            "oidc_request_token",
                            "ARM_OIDC_REQUEST_TOKEN",
                            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                            "SYSTEM_ACCESSTOKEN"),
                    variable(
                            "ado_pipeline_service_connection_id",
                            "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
                            "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID"));

    private static Map.Entry<String, String[]> variable(String argument, String... names) {
        return Map.entry(argument, names);
    }

    Optional<String> text(String name) {
        Optional<String> found = arguments.text(name);
        for (String variable : VARIABLES.getOrDefault(name, new String[0])) {
            found = found.or(() -> context.variable(variable));
        }
        return found;
    }

    boolean flag(String name, boolean usual) {
        return arguments
                .flagOf(name)
                .or(() -> text(name).map(text -> text.equals("1") || text.equalsIgnoreCase("true")))
                .orElse(usual);
    }

    String required(String name, String why) throws StateStoreException {
        return text(name).orElseThrow(() -> invalid("\"%s\" is needed %s.".formatted(name, why)));
    }

    Path file(String path) {
        return context.directory().resolve(path);
    }

    /// The text itself, or that of a file which another argument names.
    Optional<String> textOrFile(String name) throws StateStoreException {
        Optional<String> text = text(name);
        Optional<String> path = text(name + "_file_path");
        if (text.isPresent() || path.isEmpty()) {
            return text;
        }
        try {
            return Optional.of(Files.readString(file(path.get())).strip());
        } catch (IOException e) {
            throw invalid("The file \"%s\" can not be read.".formatted(path.get()));
        }
    }

    static StateStoreException invalid(String why) {
        return new StateStoreException("Invalid backend configuration", why);
    }

    String key() {
        return arguments.text("key").orElse("");
    }

    String container() {
        return arguments.text("container_name").orElse("");
    }

    String account() {
        return arguments.text("storage_account_name").orElse("");
    }

    /// May ask the cloud itself.
    AzureCloud cloud() throws StateStoreException {
        Optional<String> host = text("metadata_host");
        return host.isPresent()
                ? AzureMetadata.ask(host.get())
                : AzureCloud.of(text("environment").orElse("public"));
    }

    /// Shows nothing secret.
    @Override
    public String toString() {
        return account() + "/" + container() + "/" + key();
    }
}
