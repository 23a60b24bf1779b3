package dev.terrane.backends.azurerm;

import com.azure.identity.AzureAuthorityHosts;

import dev.terrane.state.StateStoreException;

/// One of the clouds that Microsoft runs.
enum AzureCloud {
    PUBLIC(
            "core.windows.net",
            AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
            "https://management.azure.com/"),
    GOVERNMENT(
            "core.usgovcloudapi.net",
            AzureAuthorityHosts.AZURE_GOVERNMENT,
            "https://management.usgovcloudapi.net/"),
    CHINA(
            "core.chinacloudapi.cn",
            AzureAuthorityHosts.AZURE_CHINA,
            "https://management.chinacloudapi.cn/");

    private final String storage;
    private final String authority;
    private final String management;

    AzureCloud(String storage, String authority, String management) {
        this.storage = storage;
        this.authority = authority;
        this.management = management;
    }

    static AzureCloud of(String name) throws StateStoreException {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "public", "azurepubliccloud" -> PUBLIC;
            case "usgovernment", "usgovernmentl4", "usgovernmentl5", "azureusgovernmentcloud" ->
                    GOVERNMENT;
            case "china", "azurechinacloud" -> CHINA;
            default ->
                    throw AzureArguments.invalid(
                            "\"environment\" is \"%s\": it is public, usgovernment or china."
                                    .formatted(name));
        };
    }

    String blobEndpoint(String account) {
        return "https://" + account + ".blob." + storage;
    }

    String authority() {
        return authority;
    }

    String management() {
        return management;
    }
}
