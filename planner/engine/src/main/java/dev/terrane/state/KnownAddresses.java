package dev.terrane.state;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ProviderConfigAddress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The addresses that one state names again and again, each parsed and kept once.
final class KnownAddresses {
    private final Map<String, Optional<ModuleAddress>> modules = new HashMap<>();
    private final Map<String, Optional<ProviderConfigAddress>> providers = new HashMap<>();
    private final Map<String, Optional<ConfigResourceAddress>> resources = new HashMap<>();

    Optional<ModuleAddress> module(String text) {
        return modules.computeIfAbsent(text, AddressParser::module);
    }

    Optional<ProviderConfigAddress> provider(String text) {
        return providers.computeIfAbsent(
                text,
                each -> AddressParser.provider(each).or(() -> AddressParser.olderProvider(each)));
    }

    Optional<ConfigResourceAddress> resource(String text) {
        return resources.computeIfAbsent(text, AddressParser::resource);
    }
}
