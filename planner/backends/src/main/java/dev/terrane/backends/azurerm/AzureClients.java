package dev.terrane.backends.azurerm;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;

import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The client of the container; it is made when something is first asked for.
class AzureClients {
    private final AzureArguments arguments;
    private @Nullable BlobContainerClient container;
    private @Nullable AzureCloud cloud;

    AzureClients(AzureArguments arguments) {
        this.arguments = arguments;
    }

    synchronized BlobContainerClient container() throws StateStoreException {
        BlobContainerClient open = container;
        if (open == null) {
            open = build();
            container = open;
        }
        return open;
    }

    private BlobContainerClient build() throws StateStoreException {
        BlobContainerClientBuilder builder =
                new BlobContainerClientBuilder()
                        .httpClient(new JdkHttpClientBuilder().build())
                        .containerName(arguments.container());
        Optional<String> sas = arguments.text("sas_token");
        Optional<String> key = arguments.text("access_key");
        if (sas.isPresent()) {
            return builder.endpoint(endpoint())
                    .sasToken(sas.get().replaceFirst("^\\?", ""))
                    .buildClient();
        }
        if (key.isPresent()) {
            return builder.endpoint(endpoint()).credential(sharedKey(key.get())).buildClient();
        }
        var credential = new AzureIdentity(arguments, cloud()).credential();
        StorageAccount account = new StorageAccount(arguments, cloud(), credential);
        builder.endpoint(
                arguments.flag("lookup_blob_endpoint", false)
                        ? account.blobEndpoint()
                        : endpoint());
        return arguments.flag("use_azuread_auth", false)
                ? builder.credential(credential).buildClient()
                : builder.credential(sharedKey(account.accessKey())).buildClient();
    }

    private StorageSharedKeyCredential sharedKey(String key) {
        return new StorageSharedKeyCredential(arguments.account(), key);
    }

    String endpoint() throws StateStoreException {
        return cloud().blobEndpoint(arguments.account());
    }

    private synchronized AzureCloud cloud() throws StateStoreException {
        AzureCloud known = cloud;
        if (known == null) {
            known = arguments.cloud();
            cloud = known;
        }
        return known;
    }
}
