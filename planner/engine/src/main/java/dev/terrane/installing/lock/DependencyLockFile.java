package dev.terrane.installing.lock;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// `.terraform.lock.hcl`: the versions of providers that were chosen, with their hashes, byte for byte
/// as Terraform writes it.
public record DependencyLockFile(SortedMap<ProviderSource, ProviderLock> providers) {
    public static final String NAME = ".terraform.lock.hcl";
    public static final DependencyLockFile EMPTY = new DependencyLockFile(new TreeMap<>());

    private static final BodySchema FILE =
            new BodySchema(
                    List.of(),
                    List.of(
                            BlockSchema.of("provider", "source"),
                            BlockSchema.of("module", "path")));
    private static final BodySchema PROVIDER =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("version"),
                            AttributeSchema.optional("constraints"),
                            AttributeSchema.optional("hashes")),
                    List.of());

    public DependencyLockFile {
        providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
    }

    public Optional<ProviderLock> provider(ProviderSource source) {
        return Optional.ofNullable(providers.get(source));
    }

    /// Whether the same versions of the same providers are chosen.
    public boolean choosesAs(DependencyLockFile other) {
        return providers.keySet().equals(other.providers.keySet())
                && providers.values().stream()
                        .allMatch(lock -> lock.version().equals(other.version(lock.source())));
    }

    /// Whether each provider here has no hash that it does not have there.
    public boolean hasNoHashBeyond(DependencyLockFile other) {
        return providers.values().stream()
                .allMatch(lock ->
                        other.provider(lock.source())
                                .filter(there -> there.hashes().containsAll(lock.hashes()))
                                .isPresent());
    }

    private @Nullable Version version(ProviderSource source) {
        return provider(source).map(ProviderLock::version).orElse(null);
    }

    /// Empty where there is none.
    public static DependencyLockFile read(Path directory, Diagnostics diagnostics) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try {
            return parse(new Source(NAME, Files.readAllBytes(file)), diagnostics);
        } catch (IOException e) {
            diagnostics.add(
                    dev.terrane.diagnostic.Diagnostic.error(
                            "Lock file can not be read",
                            "%s: %s.".formatted(file, e.getMessage())));
            return EMPTY;
        }
    }

    static DependencyLockFile parse(Source source, Diagnostics diagnostics) {
        SortedMap<ProviderSource, ProviderLock> providers = new TreeMap<>();
        BodyContent content =
                HclParser.parse(source, diagnostics).body().content(FILE, diagnostics);
        for (Block block : content.blocksOfType("provider")) {
            provider(block, diagnostics)
                    .ifPresent(found -> {
                        if (providers.put(found.source(), found) != null) {
                            diagnostics.error(
                                    "Duplicate provider lock",
                                    "%s is locked twice. Remove one of the blocks, or the file, and run terrane init."
                                            .formatted(found.source()),
                                    block.headerRange());
                        }
                    });
        }
        return new DependencyLockFile(providers);
    }

    private static Optional<ProviderLock> provider(Block block, Diagnostics diagnostics) {
        Optional<ProviderSource> source = ProviderSource.parse(block.label(0));
        if (source.isEmpty()) {
            diagnostics.error(
                    "Invalid provider source address",
                    "\"%s\" is no source of a provider.".formatted(block.label(0)),
                    block.headerRange());
            return Optional.empty();
        }
        BodyContent content = block.body().content(PROVIDER, diagnostics);
        Optional<Attribute> written = content.attribute("version");
        Optional<Version> version =
                written.flatMap(found -> text(found, diagnostics)).flatMap(Version::parse);
        if (written.isPresent() && version.isEmpty()) {
            diagnostics.error(
                    "Invalid provider version number",
                    "This is no version, such as \"1.2.3\".",
                    written.get().expression().range());
        }
        String constraints =
                content.attribute("constraints")
                        .flatMap(found -> text(found, diagnostics))
                        .orElse("");
        SortedSet<String> hashes =
                content.attribute("hashes")
                        .map(found -> texts(found, diagnostics))
                        .orElseGet(TreeSet::new);
        return version.map(found -> new ProviderLock(source.get(), found, constraints, hashes));
    }

    private static Optional<String> text(Attribute attribute, Diagnostics diagnostics) {
        Value value = Evaluator.evaluateConstant(attribute.expression(), diagnostics);
        return value instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static SortedSet<String> texts(Attribute attribute, Diagnostics diagnostics) {
        SortedSet<String> texts = new TreeSet<>();
        Value value = Evaluator.evaluateConstant(attribute.expression(), diagnostics);
        if (value instanceof Value.TupleValue list) {
            for (Value element : list.elements()) {
                if (element instanceof Value.StringValue text) {
                    texts.add(text.text());
                }
            }
        }
        return texts;
    }

    /// Written only where it differs from what is there.
    public void write(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), text)) {
            AtomicFile.write(file, text);
        }
    }

    /// What the file holds. Its first lines are Terraform's, so that neither program changes what the
    /// other wrote.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# This file is maintained automatically by \"terraform init\".\n");
        text.append("# Manual edits may be lost in future updates.\n");
        providers.values().forEach(provider -> append(provider, text));
        return text.toString();
    }

    private static void append(ProviderLock provider, StringBuilder text) {
        text.append("\nprovider \"").append(provider.source()).append("\" {\n");
        if (provider.constraints().isEmpty()) {
            text.append("  version = \"").append(provider.version()).append("\"\n");
        } else {
            text.append("  version     = \"").append(provider.version()).append("\"\n");
            text.append("  constraints = \"").append(provider.constraints()).append("\"\n");
        }
        if (!provider.hashes().isEmpty()) {
            text.append("  hashes = [\n");
            provider.hashes().forEach(hash -> text.append("    \"").append(hash).append("\",\n"));
            text.append("  ]\n");
        }
        text.append("}\n");
    }
}
