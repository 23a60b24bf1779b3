package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.ProviderRequirement;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The provider configurations of a configuration under the keys that resources name them by:
/// `aws`, `aws.eu`, `module.net:aws`.
final class ProviderKeys {
    private final Configuration configuration;
    private final Map<String, Entry> entries = new TreeMap<>();

    private record Entry(
            LocalProvider name,
            ProviderSource source,
            Optional<String> version,
            ModulePath module,
            Optional<ProviderConfig> config) {}

    ProviderKeys(Configuration configuration) {
        this.configuration = configuration;
        configuration.modules().forEach(this::addConfigured);
        configuration.root().config().requirements().keySet().stream()
                .map(LocalProvider::of)
                .forEach(name -> addDefault(configuration.root(), name));
        configuration
                .root()
                .config()
                .resources()
                .values()
                .forEach(r ->
                        addDefault(configuration.root(), LocalProvider.of(r.provider().name())));
    }

    private void addConfigured(ModuleNode module) {
        module.config()
                .providers()
                .forEach((name, config) -> add(module, name, Optional.of(config)));
    }

    private void addDefault(ModuleNode module, LocalProvider name) {
        if (!entries.containsKey(key(module.path(), name))) {
            add(module, name, Optional.empty());
        }
    }

    private void add(ModuleNode module, LocalProvider name, Optional<ProviderConfig> config) {
        ProviderRequirement requirement = module.config().requirements().get(name.name());
        Optional<String> version =
                Optional.ofNullable(requirement)
                        .flatMap(ProviderRequirement::constraint)
                        .or(() -> config.flatMap(ProviderConfig::version));
        entries.put(
                key(module.path(), name),
                new Entry(
                        name, module.config().source(name.name()), version, module.path(), config));
    }

    private static String key(ModulePath module, LocalProvider name) {
        return module.isRoot() ? name.toString() : module + ":" + name;
    }

    /// The key of the configuration that a name stands for, which may be one of a calling module.
    String key(ModuleNode module, LocalProvider name) {
        ModuleNode at = module;
        LocalProvider local = name;
        while (!at.path().isRoot() && !at.config().providers().containsKey(local)) {
            ModuleNode caller = caller(at);
            local = inCaller(at, local, caller.config());
            at = caller;
        }
        return key(at.path(), local);
    }

    private ModuleNode caller(ModuleNode module) {
        return configuration
                .module(module.path().parent())
                .orElseThrow(() -> new IllegalStateException("no module calls " + module.path()));
    }

    private static LocalProvider inCaller(
            ModuleNode module, LocalProvider name, ModuleConfig caller) {
        LocalProvider handedIn =
                module.call().map(ModuleCall::providers).orElse(Map.of()).get(name);
        if (handedIn != null) {
            return handedIn;
        }
        ProviderSource source = module.config().source(name.name());
        String local =
                caller.requirements().values().stream()
                        .filter(requirement -> requirement.source().equals(source))
                        .map(ProviderRequirement::localName)
                        .findFirst()
                        .orElse(source.type());
        return new LocalProvider(local, name.alias());
    }

    /// `provider_config`, where there is any.
    void writeField(JsonGenerator json) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        json.writeFieldName("provider_config");
        json.writeStartObject();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", entry.name().name());
        json.writeStringField("full_name", entry.source().toString());
        writeText(json, "alias", Optional.of(entry.name().alias()));
        writeText(json, "version_constraint", entry.version());
        writeText(json, "module_address", Optional.of(entry.module().toString()));
        if (entry.config().isPresent()) {
            new ArgumentsJson(json)
                    .writeField("expressions", entry.config().get().body(), Optional.empty());
        }
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, Optional<String> text)
            throws IOException {
        if (text.filter(Predicate.not(String::isEmpty)).isPresent()) {
            json.writeStringField(name, text.get());
        }
    }
}
