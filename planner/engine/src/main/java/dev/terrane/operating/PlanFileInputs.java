package dev.terrane.operating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.evaluating.Providers;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.PlanInputs;
import dev.terrane.planfile.PlanInputs.BlockDigests;
import dev.terrane.planfile.ProviderVersion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Gathers what a plan file says of a plan that was derived here.
public final class PlanFileInputs {
    private final Derived derived;
    private final Workbench bench;

    public PlanFileInputs(Derived derived, Workbench bench) {
        this.derived = derived;
        this.bench = bench;
    }

    /// @param key of the state, where there is one
    public PlanInputs gather(String terraneVersion, Optional<FingerprintKey> key) {
        PlanInputs inputs =
                PlanInputs.of(
                                terraneVersion,
                                derived.plan(),
                                derived.prior(),
                                bench.directory().toString())
                        .withFiles(files())
                        .withProviders(providers())
                        .withBlocks(blocks());
        return key.isPresent() ? inputs.withKey(key.get()) : inputs;
    }

    /// Paths below the working directory are written relative to it.
    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        derived.files()
                .forEach((path, digest) ->
                        files.put(path.startsWith("./") ? path.substring(2) : path, digest));
        return files;
    }

    private Map<String, ProviderVersion> providers() {
        Providers providers = derived.providers();
        Map<String, ProviderVersion> versions = new HashMap<>();
        derived.plan().changes().stream()
                .map(change -> change.provider().source())
                .distinct()
                .forEach(source ->
                        providers
                                .version(source)
                                .ifPresent(version ->
                                        versions.put(
                                                source.toString(),
                                                new ProviderVersion(
                                                        version, ProviderVersion.Runtime.NATIVE))));
        return versions;
    }

    private Map<ConfigResourceAddress, BlockDigests> blocks() {
        Map<ConfigResourceAddress, BlockDigests> digests = new HashMap<>();
        for (ResourceChange change : derived.plan().changes()) {
            if (change.isEffective() && !digests.containsKey(change.address().config())) {
                digest(change.address().config())
                        .ifPresent(found -> digests.put(change.address().config(), found));
            }
        }
        return digests;
    }

    private Optional<BlockDigests> digest(ConfigResourceAddress address) {
        Optional<ModuleNode> module = derived.configuration().module(address.module());
        return module.map(node -> node.config().resources().get(address.resource()))
                .map(block ->
                        new BlockDigests(sha256(textOf(block, module.get())), Optional.empty()));
    }

    /// The block's own text, and the texts of the locals of its module that it names.
    private static String textOf(Resource block, ModuleNode module) {
        StringBuilder text = new StringBuilder(block.body().range().text());
        References.of(block.body()).stream()
                .filter(reference -> reference.root().equals("local"))
                .flatMap(reference -> reference.steps().stream().limit(1))
                .filter(AttributeStep.class::isInstance)
                .map(step -> ((AttributeStep) step).name())
                .distinct()
                .sorted()
                .map(module.config().locals()::get)
                .filter(Objects::nonNull)
                .forEach(local -> text.append('\n').append(local.expression().range().text()));
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
