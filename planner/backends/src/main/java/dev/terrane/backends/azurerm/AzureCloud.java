package dev.terrane.backends.azurerm;

import com.azure.identity.AzureAuthorityHosts;

import dev.terrane.state.StateStoreException;

import java.util.Locale;

/// A cloud: one of those that Microsoft runs, or another that says of itself where everything is
/// ([AzureMetadata]).
///
/// @param storage suffix of the addresses of storage accounts
/// @param authority gives tokens; ends with a slash
/// @param management looks up accounts; ends with a slash
/// @param known whether Azure's libraries know its authority
record AzureCloud(String storage, String authority, String management, boolean known) {
    private static final AzureCloud PUBLIC =
            new AzureCloud(
                    "core.windows.net",
                    AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
                    "https://management.azure.com/",
                    true);
    private static final AzureCloud GOVERNMENT =
            new AzureCloud(
                    "core.usgovcloudapi.net",
                    AzureAuthorityHosts.AZURE_GOVERNMENT,
                    "https://management.usgovcloudapi.net/",
                    true);
    private static final AzureCloud CHINA =
            new AzureCloud(
                    "core.chinacloudapi.cn",
                    AzureAuthorityHosts.AZURE_CHINA,
                    "https://management.chinacloudapi.cn/",
                    true);

    static AzureCloud of(String name) throws StateStoreException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "public", "azurepubliccloud" -> PUBLIC;
            case "usgovernment", "usgovernmentl4", "usgovernmentl5", "azureusgovernmentcloud" ->
                    GOVERNMENT;
            case "china", "azurechinacloud" -> CHINA;
            default ->
                    throw AzureArguments.invalid(
                            "\"environment\" is \"%s\": it is public, usgovernment or china; for another cloud give \"metadata_host\"."
                                    .formatted(name));
        };
    }

    String blobEndpoint(String account) {
        return "https://" + account + ".blob." + storage;
    }
}
