package dev.terrane.backends.azurerm;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;

import dev.terrane.state.StateStoreException;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Who asks for a token: tried in the order in which Terraform does.
final class AzureIdentity {
    private final AzureArguments arguments;
    private final AzureCloud cloud;

    AzureIdentity(AzureArguments arguments, AzureCloud cloud) {
        this.arguments = arguments;
        this.cloud = cloud;
    }

    TokenCredential credential() throws StateStoreException {
        if (arguments.text("client_certificate").isPresent()
                || arguments.text("client_certificate_path").isPresent()) {
            return withCertificate();
        }
        Optional<String> secret = arguments.textOrFile("client_secret");
        if (secret.isPresent()) {
            return at(new ClientSecretCredentialBuilder())
                    .tenantId(tenant())
                    .clientId(client())
                    .clientSecret(secret.get())
                    .build();
        }
        if (arguments.flag("use_oidc", false)) {
            return withAssertion(assertion());
        }
        if (arguments.flag("use_aks_workload_identity", false)) {
            return at(new WorkloadIdentityCredentialBuilder()).build();
        }
        if (arguments.flag("use_msi", false)) {
            Optional<String> client = arguments.textOrFile("client_id");
            Optional<String> endpoint = arguments.text("msi_endpoint");
            if (endpoint.isPresent()) {
                return new MsiToken(endpoint.get(), client);
            }
            var builder = new ManagedIdentityCredentialBuilder();
            client.ifPresent(builder::clientId);
            return builder.build();
        }
        return fromCommandLine();
    }

    /// A cloud that the library does not know can not be looked up in its list.
    private <T extends AadCredentialBuilderBase<T>> T at(T builder) {
        T there = builder.authorityHost(cloud.authority());
        return cloud.known() ? there : there.disableInstanceDiscovery();
    }

    private TokenCredential fromCommandLine() throws StateStoreException {
        if (!arguments.flag("use_cli", true)) {
            throw new StateStoreException(
                    "No credentials for the backend \"azurerm\"",
                    "Nothing says who asks: give \"client_id\" with \"client_secret\" or a certificate, use_oidc, use_msi, \"access_key\" or \"sas_token\", or leave out use_cli = false.");
        }
        var builder = new AzureCliCredentialBuilder();
        arguments.text("tenant_id").ifPresent(builder::tenantId);
        return builder.build();
    }

    private String tenant() throws StateStoreException {
        return arguments.required("tenant_id", "to ask for a token (or ARM_TENANT_ID)");
    }

    private String client() throws StateStoreException {
        return arguments
                .textOrFile("client_id")
                .orElseThrow(() ->
                        AzureArguments.invalid(
                                "\"client_id\" is needed to ask for a token (or ARM_CLIENT_ID)."));
    }

    private TokenCredential withCertificate() throws StateStoreException {
        var builder =
                at(new ClientCertificateCredentialBuilder())
                        .tenantId(tenant())
                        .clientId(client())
                        .clientCertificatePassword(
                                arguments.text("client_certificate_password").orElse(""));
        Optional<String> text = arguments.text("client_certificate");
        if (text.isPresent()) {
            byte[] bundle = Base64.getMimeDecoder().decode(text.get());
            return builder.pfxCertificate(new ByteArrayInputStream(bundle)).build();
        }
        String path = arguments.required("client_certificate_path", "as the certificate");
        return builder.pfxCertificate(arguments.file(path).toString()).build();
    }

    private TokenCredential withAssertion(Supplier<String> assertion) throws StateStoreException {
        return at(new ClientAssertionCredentialBuilder())
                .tenantId(tenant())
                .clientId(client())
                .clientAssertion(assertion)
                .build();
    }

    /// A token that is given, or one that a CI service hands out when it is asked.
    private Supplier<String> assertion() throws StateStoreException {
        Optional<String> token = arguments.textOrFile("oidc_token");
        if (token.isPresent()) {
            return token::get;
        }
        String address = arguments.required("oidc_request_url", "for use_oidc, or \"oidc_token\"");
        String right = arguments.required("oidc_request_token", "for use_oidc, or \"oidc_token\"");
        return new CiToken(address, right, arguments.text("ado_pipeline_service_connection_id"));
    }
}
