package dev.terrane.operating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.evaluating.Providers;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.PlanInputs;
import dev.terrane.planfile.PlanInputs.BlockDigests;
import dev.terrane.planfile.ProviderVersion;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
                        .withProviderConfigurations(
                                ConfiguredProviders.of(derived.plan(), derived.providers()))
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
                .map(block -> digests(block, module.get()));
    }

    private BlockDigests digests(Resource block, ModuleNode module) {
        String whole = text(List.of(block.body()), module, Map.of());
        return new BlockDigests(sha256(whole), provisioners(block, module));
    }

    /// What is run beside the provider shows in no attribute, so what its variables are worth counts,
    /// too.
    private Optional<String> provisioners(Resource block, ModuleNode module) {
        if (block.provisioners().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder how = new StringBuilder();
        List<Body> bodies = new ArrayList<>(block.connection().stream().toList());
        for (Provisioner provisioner : block.provisioners()) {
            how.append(provisioner.type())
                    .append(provisioner.whenDestroy() ? " destroy" : " create")
                    .append(provisioner.continueOnFailure() ? " continue" : " fail")
                    .append('\n');
            bodies.add(provisioner.body());
            provisioner.connection().ifPresent(bodies::add);
        }
        return Optional.of(sha256(how + text(bodies, module, derived.variables())));
    }

    /// The text of blocks, and of what they refer to.
    private String text(List<Body> bodies, ModuleNode module, Map<String, Value> variables) {
        List<String> lines = new ArrayList<>();
        bodies.forEach(body -> lines.add(body.range().text()));
        lines.addAll(ReferencedText.of(bodies, module, derived.configuration(), variables));
        return String.join("\n", lines);
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
