package dev.terrane.evaluating;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderMeta;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.ConstantScope;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What modules tell providers of themselves, by `provider_meta` blocks. Each is evaluated once.
final class ProviderMetas {
    private final Configuration configuration;
    private final Map<Key, Optional<Value>> values = new ConcurrentHashMap<>();

    private record Key(ModulePath module, ProviderSource source) {}

    ProviderMetas(Configuration configuration) {
        this.configuration = configuration;
    }

    /// Whether the module has a block for the provider. Most have none.
    Optional<ProviderMeta> block(ModulePath path, ProviderSource source) {
        Optional<ModuleConfig> module =
                configuration.module(path).map(Configuration.ModuleNode::config);
        if (module.isEmpty() || module.get().metas().isEmpty()) {
            return Optional.empty();
        }
        return module.get().metas().values().stream()
                .filter(meta -> module.get().source(meta.localName()).equals(source))
                .findFirst();
    }

    /// @param schema the provider's; none where it takes nothing of the kind
    Optional<Value> value(
            ModulePath path,
            ProviderSource source,
            ProviderMeta block,
            Optional<Schema> schema,
            Diagnostics diagnostics) {
        return values.computeIfAbsent(
                new Key(path, source), key -> evaluate(source, block, schema, diagnostics));
    }

    private static Optional<Value> evaluate(
            ProviderSource source,
            ProviderMeta block,
            Optional<Schema> schema,
            Diagnostics diagnostics) {
        if (schema.isEmpty()) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "Provider takes no provider_meta",
                                    "Modules can not tell the provider %s anything of themselves, so this block has no effect. Remove it."
                                            .formatted(source.display()))
                            .at(block.range()));
            return Optional.empty();
        }
        BlockTemplate template = BlockTemplate.of(block.body(), schema.get().block(), diagnostics);
        return Optional.of(template.evaluate(ConstantScope.INSTANCE, diagnostics));
    }
}
