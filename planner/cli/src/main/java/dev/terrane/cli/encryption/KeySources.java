package dev.terrane.cli.encryption;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.encryption.KeyProviderType;
import dev.terrane.backends.encryption.KeyProviderType.Opening;
import dev.terrane.backends.encryption.KeyProviders;
import dev.terrane.backends.encryption.KeySource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The key providers of a configuration, each opened when something refers to it.
final class KeySources {
    private static final String ALIAS = "encrypted_metadata_alias";
    private static final String CHAIN = "chain";

    private final Map<String, Block> blocks;
    private final ArgumentReader arguments;
    private final BackendContext context;
    private final boolean inReview;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<KeySource>> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    KeySources(
            Map<String, Block> blocks,
            ArgumentReader arguments,
            BackendContext context,
            boolean inReview,
            Diagnostics diagnostics) {
        this.blocks = blocks;
        this.arguments = arguments;
        this.context = context;
        this.inReview = inReview;
        this.diagnostics = diagnostics;
    }

    /// Nothing where there is none, or it has a mistake, which is reported once.
    ///
    /// @param name `type.name`
    /// @param reference to it
    Optional<KeySource> find(String name, SourceRange reference) {
        Optional<KeySource> had = known.get(name);
        if (had != null) {
            return had;
        }
        Block block = blocks.get(name);
        if (block == null) {
            diagnostics.error(
                    "Reference to undeclared key provider",
                    "There is no key provider \"%s\".%s"
                            .formatted(name, NameSuggestion.didYouMean(name, blocks.keySet())),
                    reference);
            return Optional.empty();
        }
        if (!underWay.add(name)) {
            diagnostics.error(
                    "Cycle",
                    "The key providers %s need the keys of one another."
                            .formatted(String.join(", ", underWay)),
                    reference);
            return Optional.empty();
        }
        Optional<KeySource> opened = open(name, block);
        underWay.remove(name);
        known.put(name, opened);
        return opened;
    }

    private Optional<KeySource> open(String name, Block block) {
        Optional<KeyProviderType> type = KeyProviders.find(block.label(0));
        if (type.isEmpty()) {
            reportType(block);
            return Optional.empty();
        }
        if (inReview && type.get().runsPrograms() && !isOfEnvironment(block)) {
            diagnostics.error(
                    "Program not run in review",
                    "The key provider \"%s\" runs a program that the configuration names, and in review the configuration may be anybody's. Say it in %s of the pipeline."
                            .formatted(block.label(0), EncryptionReader.VARIABLE),
                    block.headerRange());
            return Optional.empty();
        }
        Map<String, Attribute> given = block.body().attributes(diagnostics);
        List<String> elsewhere = type.get().chains() ? List.of(ALIAS, CHAIN) : List.of(ALIAS);
        Optional<BackendArguments> read =
                arguments.read(block, given, type.get().schema(), elsewhere);
        Attribute chained = type.get().chains() ? given.get(CHAIN) : null;
        Optional<KeySource> chain = chained == null ? Optional.empty() : chain(chained);
        if (read.isEmpty() || (chained != null && chain.isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    type.get()
                            .open(new Opening(notesName(name, given), read.get(), chain, context)));
        } catch (StateStoreException e) {
            diagnostics.error(e.summary(), e.detail(), block.headerRange());
            return Optional.empty();
        }
    }

    private static boolean isOfEnvironment(Block block) {
        return block.headerRange().source().name().equals(EncryptionReader.VARIABLE);
    }

    private void reportType(Block block) {
        String type = block.label(0);
        if (KeyProviders.isMissing(type)) {
            diagnostics.error(
                    "Key provider not supported yet",
                    "This version of Terrane can not get keys from \"%s\" yet. Nothing was read or written."
                            .formatted(type),
                    block.headerRange());
        } else {
            diagnostics.error(
                    "Unsupported key provider",
                    "There is no key provider of type \"%s\".%s"
                            .formatted(type, NameSuggestion.didYouMean(type, KeyProviders.names())),
                    block.headerRange());
        }
    }

    private Optional<KeySource> chain(Attribute argument) {
        return arguments
                .wrappedReference("key_provider", argument)
                .flatMap(name -> find(name, argument.expression().range()));
    }

    /// Under which name its notes lie beside what was encrypted.
    private String notesName(String name, Map<String, Attribute> given) {
        Attribute alias = given.get(ALIAS);
        return Optional.ofNullable(alias)
                .flatMap(argument -> arguments.value(argument, Type.STRING))
                .filter(Value.StringValue.class::isInstance)
                .map(value -> ((Value.StringValue) value).text())
                .filter(text -> !text.isEmpty())
                .orElse("key_provider." + name);
    }
}
