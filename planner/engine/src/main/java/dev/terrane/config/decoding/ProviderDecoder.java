package dev.terrane.config.decoding;

import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Body.PartialContent;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `provider "name" { ... }`.
final class ProviderDecoder implements BlockDecoder {
    private static final List<String> RESERVED = List.of("count", "depends_on", "source");
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional(
                            "alias", "version", "count", "depends_on", "for_each", "source"),
                    Schemas.blocks("_", "lifecycle", "locals"));
    private static final BodySchema ALIAS = new BodySchema(Schemas.optional("alias"), List.of());

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("provider", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration : declarations(blocks, overrides, diagnostics)) {
            provider(declaration, diagnostics)
                    .ifPresent(config -> add(config, module, diagnostics));
        }
    }

    private static void add(ProviderConfig config, ModuleDraft module, Diagnostics diagnostics) {
        ProviderConfig first = module.providers.putIfAbsent(config.name(), config);
        if (first != null) {
            diagnostics.error(
                    "Duplicate provider configuration",
                    "The provider %s is configured already, at %s. Give this one an \"alias\" of its own."
                            .formatted(config.name(), first.range()),
                    config.range());
        }
    }

    /// An override of a default configuration that nobody wrote is a configuration itself.
    private static List<Declaration> declarations(
            List<Block> blocks, List<Block> overrides, Diagnostics diagnostics) {
        Map<LocalProvider, List<Block>> overriding = new LinkedHashMap<>();
        for (Block override : overrides) {
            overriding.computeIfAbsent(name(override), name -> new ArrayList<>()).add(override);
        }
        List<Declaration> declarations = new ArrayList<>();
        for (Block block : blocks) {
            List<Block> own = overriding.remove(name(block));
            declarations.add(new Declaration(block, own == null ? List.of() : own));
        }
        overriding.forEach((name, orphans) -> {
            if (name.isDefault()) {
                declarations.add(
                        new Declaration(orphans.getFirst(), orphans.subList(1, orphans.size())));
            } else {
                diagnostics.error(
                        "Missing provider configuration to override",
                        "There is no configuration %s in the files that are no override files."
                                .formatted(name),
                        orphans.getFirst().headerRange());
            }
        });
        return declarations;
    }

    private static LocalProvider name(Block block) {
        Diagnostics unheard = new Diagnostics();
        Optional<Attribute> alias =
                block.body().partialContent(ALIAS, unheard).content().attribute("alias");
        return new LocalProvider(block.label(0), Constants.string(alias, unheard).orElse(""));
    }

    static Optional<ProviderConfig> provider(Declaration declaration, Diagnostics diagnostics) {
        PartialContent partial = declaration.partialContent(BODY, diagnostics);
        String name = declaration.label(0);
        if (!ProviderNames.check(name, declaration.range(), diagnostics)) {
            return Optional.empty();
        }
        BodyContent content = partial.content();
        String alias = alias(content, diagnostics);
        reportReserved(content, diagnostics);
        Optional<String> version =
                content.attribute("version").flatMap(found -> version(found, diagnostics));
        Body body = EscapeBlock.resolve(partial.remaining(), content.blocks(), diagnostics);
        return Optional.of(
                new ProviderConfig(
                        new LocalProvider(name, alias),
                        version,
                        forEach(content, alias, diagnostics),
                        Optional.empty(),
                        body,
                        declaration.range()));
    }

    private static Optional<Expression> forEach(
            BodyContent content, String alias, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("for_each");
        if (attribute.isPresent() && alias.isEmpty()) {
            diagnostics.error(
                    "Alias required for multiple provider configurations",
                    "With \"for_each\", a configuration is named by its alias and its key. Add \"alias\".",
                    attribute.get().nameRange());
        }
        return attribute.map(Attribute::expression);
    }

    static String alias(BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("alias");
        if (attribute.isEmpty()) {
            return "";
        }
        String alias = Constants.string(attribute, diagnostics).orElse("");
        if (!Names.isValid(alias)) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid provider configuration alias",
                            "\"%s\" can not be the alias of a provider configuration (%s): write a name."
                                    .formatted(alias, attribute.get().range())));
        }
        return alias;
    }

    private static Optional<String> version(Attribute attribute, Diagnostics diagnostics) {
        diagnostics.warning(
                "Version constraints inside provider configuration blocks are deprecated",
                "Move the version to the entry of the provider in \"required_providers\".",
                attribute.expression().range());
        return Constants.version(attribute, diagnostics).map(Object::toString);
    }

    private static void reportReserved(BodyContent content, Diagnostics diagnostics) {
        for (String name : RESERVED) {
            content.attribute(name)
                    .ifPresent(attribute ->
                            diagnostics.error(
                                    "Reserved argument name in provider block",
                                    "\"%s\" may not stand in a provider block.".formatted(name),
                                    attribute.nameRange()));
        }
        for (Block block : content.blocks()) {
            if (!block.type().equals("_")) {
                diagnostics.error(
                        "Reserved block type name in provider block",
                        "\"%s\" blocks may not stand in a provider block.".formatted(block.type()),
                        block.typeRange());
            }
        }
    }
}
