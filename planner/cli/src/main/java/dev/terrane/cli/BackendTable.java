package dev.terrane.cli;

import dev.terrane.backends.BackendType;
import dev.terrane.backends.azurerm.AzureBackendType;
import dev.terrane.backends.consul.ConsulBackendType;
import dev.terrane.backends.gcs.GcsBackendType;
import dev.terrane.backends.http.HttpBackendType;
import dev.terrane.backends.kubernetes.KubernetesBackendType;
import dev.terrane.backends.local.LocalBackendType;
import dev.terrane.backends.pg.PgBackendType;
import dev.terrane.backends.s3.S3BackendType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The places where states can be kept. A row loads nothing before somebody asks for it, so that no
/// command waits for a cloud's library that it does not need.
public final class BackendTable {
    /// Those of Terraform that are not here yet.
    private static final List<String> NOT_YET =
            List.of(
                    "azurerm",
                    "consul",
                    "cos",
                    "gcs",
                    "http",
                    "kubernetes",
                    "oci",
                    "oss",
                    "pg",
                    "remote",
                    "s3");

    private static final Map<String, Supplier<BackendType>> ALL = all();

    private BackendTable() {}

    private static Map<String, Supplier<BackendType>> all() {
        Map<String, Supplier<BackendType>> all = new LinkedHashMap<>();
        all.put("local", LocalBackendType::new);
        all.put("http", HttpBackendType::new);
        all.put("s3", S3BackendType::new);
        all.put("pg", PgBackendType::new);
        all.put("gcs", GcsBackendType::new);
        all.put("azurerm", AzureBackendType::new);
        all.put("kubernetes", KubernetesBackendType::new);
        all.put("consul", ConsulBackendType::new);
        return all;
    }

    public static Optional<BackendType> find(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /// Whether Terraform knows it, and this program does not yet.
    public static boolean isMissing(String name) {
        return NOT_YET.contains(name) && !ALL.containsKey(name);
    }
}
