package dev.terrane.backends.azurerm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What Azure's management says of a storage account: its keys, and where its blobs are.
record StorageAccount(AzureArguments arguments, AzureCloud cloud, TokenCredential credential) {
    private static final String VERSION = "?api-version=2023-01-01";

    String accessKey() throws StateStoreException {
        return find(ask("POST", "/listKeys" + VERSION), "value", "keys");
    }

    String blobEndpoint() throws StateStoreException {
        return find(ask("GET", VERSION), "blob", "primaryEndpoints");
    }

    private byte[] ask(String method, String path) throws StateStoreException {
        String management = management();
        String why =
                "to look up the storage account; or give \"access_key\", \"sas_token\" or use_azuread_auth";
        URI address =
                URI.create(
                        management
                                + "subscriptions/"
                                + arguments.required("subscription_id", why)
                                + "/resourceGroups/"
                                + arguments.required("resource_group_name", why)
                                + "/providers/Microsoft.Storage/storageAccounts/"
                                + arguments.account()
                                + path);
        String token =
                AzureProblems.telling(
                        arguments.toString(),
                        "opened",
                        () ->
                                credential
                                        .getTokenSync(
                                                new TokenRequestContext()
                                                        .addScopes(management + ".default"))
                                        .getToken());
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw failed(
                        "it answered %d. It said: %s"
                                .formatted(
                                        answer.statusCode(),
                                        new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body();
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private String management() {
        Optional<String> own = arguments.text("endpoint");
        return own.isEmpty() ? cloud.management() : own.get().replaceFirst("/*$", "/");
    }

    private StateStoreException failed(String why) {
        return new StateStoreException(
                "The storage account could not be looked up",
                "Azure was asked for the storage account \"%s\": %s"
                        .formatted(arguments.account(), why));
    }

    /// The first text of that name behind another name.
    private String find(byte[] text, String name, String behind) throws StateStoreException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            boolean seen = false;
            while (json.nextToken() != null) {
                String at = json.currentName();
                seen = seen || behind.equals(at);
                if (seen && name.equals(at) && json.currentToken().isScalarValue()) {
                    return json.getText();
                }
            }
        } catch (IOException e) {
            throw failed("its answer is no JSON");
        }
        throw failed("its answer has no \"%s\"".formatted(behind));
    }
}
