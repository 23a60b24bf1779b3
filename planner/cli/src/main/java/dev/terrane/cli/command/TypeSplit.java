package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.installing.lock.RuntimeLock;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.ProviderSchema;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Shares out the types of one provider that a configuration uses: those that are built in, with every
/// argument that stands anywhere in the configuration, and the others.
final class TypeSplit {
    private static final BodySchema DYNAMIC =
            new BodySchema(List.of(), List.of(BlockSchema.of("dynamic", "type")));

    private final ProviderSource source;
    private final RuntimeChoices choices;
    private final SortedSet<String> builtIn = new TreeSet<>();
    private final SortedSet<String> program = new TreeSet<>();
    private boolean configured = true;

    private TypeSplit(ProviderSource source, RuntimeChoices choices) {
        this.source = source;
        this.choices = choices;
    }

    static RuntimeLock of(
            ProviderSource source,
            ProviderFactory factory,
            RuntimeChoices choices,
            Configuration configuration) {
        TypeSplit split = new TypeSplit(source, choices);
        try (Provider provider = factory.create()) {
            configuration.modules().forEach(module -> split.add(module, provider));
        }
        split.giveAwayWhereNotConfigurable();
        split.builtIn.removeAll(split.program);
        return new RuntimeLock(source, factory.version(), split.builtIn, split.program);
    }

    private void add(ModuleNode module, Provider provider) {
        configured &= coversConfigurations(module, provider);
        for (Resource resource : module.config().resources().values()) {
            if (module.config().source(resource.provider().name()).equals(source)) {
                String type = name(resource);
                boolean wanted = choices.said(source, type).orElse(true);
                (wanted && covers(provider, resource) ? builtIn : program).add(type);
            }
        }
    }

    /// Whether the built-in one understands what the provider blocks of the module say.
    private boolean coversConfigurations(ModuleNode module, Provider provider) {
        return module.config().providers().values().stream()
                .filter(block -> module.config().source(block.name().name()).equals(source))
                .map(block -> used(block.body()))
                .allMatch(used ->
                        provider.uncoveredConfiguration().stream().noneMatch(used::contains));
    }

    /// What can not be configured can not be used, unless somebody said so.
    private void giveAwayWhereNotConfigurable() {
        if (configured) {
            return;
        }
        for (String type : builtIn) {
            if (!choices.said(source, type).orElse(false)) {
                program.add(type);
            }
        }
    }

    private static String name(Resource resource) {
        String type = resource.address().type();
        return switch (resource.address().mode()) {
            case MANAGED -> type;
            case DATA -> "data." + type;
            case EPHEMERAL -> "ephemeral." + type;
            case ACTION -> "action." + type;
            case LIST -> "list." + type;
        };
    }

    private static boolean covers(Provider provider, Resource resource) {
        if (!has(provider.schema(), resource)) {
            return false;
        }
        Set<String> used = used(resource.body());
        return uncovered(provider, resource.address()).stream().noneMatch(used::contains);
    }

    private static Set<String> uncovered(Provider provider, ResourceAddress address) {
        return switch (address.mode()) {
            case MANAGED -> provider.resource(address.type()).uncoveredArguments();
            case DATA -> provider.dataSource(address.type()).uncoveredArguments();
            case EPHEMERAL, ACTION, LIST -> Set.of();
        };
    }

    private static boolean has(ProviderSchema schema, Resource resource) {
        String type = resource.address().type();
        return switch (resource.address().mode()) {
            case MANAGED -> schema.resources().containsKey(type);
            case DATA -> schema.dataSources().containsKey(type);
            case EPHEMERAL -> schema.ephemeralResources().containsKey(type);
            case ACTION -> schema.actions().containsKey(type);
            case LIST -> schema.listResources().containsKey(type);
        };
    }

    /// The names of the arguments and nested blocks that are written.
    private static Set<String> used(Body body) {
        return switch (body) {
            case JsonBody json -> {
                Set<String> names = new HashSet<>(json.attributes(new Diagnostics()).keySet());
                json.content(DYNAMIC, new Diagnostics())
                        .blocks()
                        .forEach(block -> names.add(name(block)));
                yield names;
            }
            case NativeBody written -> {
                Set<String> names = new HashSet<>(written.attributesByName().keySet());
                written.blocks().forEach(block -> names.add(name(block)));
                yield names;
            }
        };
    }

    private static String name(Block block) {
        return block.type().equals("dynamic") && !block.labels().isEmpty()
                ? block.label(0)
                : block.type();
    }

    /// Whether a function of the provider is called that is not built in.
    static boolean callsMore(
            ProviderSource source,
            ProviderFactory factory,
            Configuration configuration,
            Path directory) {
        Set<String> known;
        try (Provider provider = factory.create()) {
            known = provider.functions().keySet();
        }
        return configuration
                .modules()
                .anyMatch(module ->
                        module.config().requirements().entrySet().stream()
                                .filter(entry -> entry.getValue().source().equals(source))
                                .anyMatch(entry ->
                                        calls(
                                                directory.resolve(module.config().directory()),
                                                entry.getKey(),
                                                known)));
    }

    /// A comment that speaks of a call counts as one: that costs an installation, and no more.
    private static boolean calls(Path module, String localName, Set<String> known) {
        Pattern call = Pattern.compile("provider::" + Pattern.quote(localName) + "::(\\w+)");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(module, "*.tf{,.json}")) {
            for (Path file : files) {
                boolean found =
                        call.matcher(Files.readString(file))
                                .results()
                                .anyMatch(match -> !known.contains(match.group(1)));
                if (found) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
