package dev.terrane.backends.encryption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The key providers that there are. A row loads nothing before somebody asks for it.
public final class KeyProviders {
    /// Those of OpenTofu that are not here yet.
    private static final List<String> NOT_YET =
            List.of("azure_vault", "gcp_kms", "openbao", "static", "xor");

    private static final Map<String, Supplier<KeyProviderType>> ALL = all();

    private KeyProviders() {}

    private static Map<String, Supplier<KeyProviderType>> all() {
        Map<String, Supplier<KeyProviderType>> all = new LinkedHashMap<>();
        all.put("pbkdf2", Pbkdf2Type::new);
        all.put("aws_kms", KmsType::new);
        all.put("external", ExternalType::new);
        return all;
    }

    public static Optional<KeyProviderType> find(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    public static boolean isMissing(String name) {
        return NOT_YET.contains(name);
    }
}
