package dev.terrane.config.decoding;

import dev.terrane.config.Backend;
import dev.terrane.config.Encryption;
import dev.terrane.config.ProviderMeta;
import dev.terrane.config.decoding.DecodedModule.RequiredVersion;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terraform { ... }`.
final class TerraformBlockDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional("required_version", "experiments", "language"),
                    List.of(
                            BlockSchema.of("backend", "type"),
                            BlockSchema.of("cloud"),
                            BlockSchema.of("encryption"),
                            BlockSchema.of("required_providers"),
                            BlockSchema.of("provider_meta", "provider")));

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("terraform");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        List<BodyContent> contents = contents(blocks, diagnostics);
        List<BodyContent> overriding = contents(overrides, diagnostics);
        versions(contents, overriding, module, diagnostics);
        backend(inner("backend", contents), inner("backend", overriding), module, diagnostics);
        encryption(
                inner("encryption", contents),
                inner("encryption", overriding),
                module,
                diagnostics);
        new RequiredProvidersDecoder(module, diagnostics)
                .decode(
                        inner("required_providers", contents),
                        inner("required_providers", overriding));
        cloud(inner("cloud", contents), inner("cloud", overriding), module, diagnostics);
        metas(inner("provider_meta", contents), module, diagnostics);
    }

    private static List<BodyContent> contents(List<Block> blocks, Diagnostics diagnostics) {
        List<BodyContent> contents = new ArrayList<>();
        for (Block block : blocks) {
            BodyContent content = block.body().content(BODY, diagnostics);
            checkEdition(content, diagnostics);
            contents.add(content);
        }
        return contents;
    }

    private static List<Block> inner(String type, List<BodyContent> contents) {
        return contents.stream().flatMap(content -> content.blocksOfType(type).stream()).toList();
    }

    /// Those of override files take the place of all others.
    private static void versions(
            List<BodyContent> contents,
            List<BodyContent> overriding,
            ModuleDraft module,
            Diagnostics diagnostics) {
        List<RequiredVersion> base = versions(contents, diagnostics);
        List<RequiredVersion> over = versions(overriding, diagnostics);
        module.requiredVersions.addAll(over.isEmpty() ? base : over);
    }

    private static List<RequiredVersion> versions(
            List<BodyContent> contents, Diagnostics diagnostics) {
        List<RequiredVersion> versions = new ArrayList<>();
        for (BodyContent content : contents) {
            Optional<Attribute> attribute = content.attribute("required_version");
            if (attribute.isPresent()) {
                VersionConstraint constraint =
                        Constants.version(attribute.get(), diagnostics)
                                .orElse(VersionConstraint.ANY);
                versions.add(new RequiredVersion(constraint, attribute.get().range()));
            }
        }
        return versions;
    }

    private static void checkEdition(BodyContent content, Diagnostics diagnostics) {
        content.attribute("language")
                .filter(found -> !isCurrentEdition(found))
                .ifPresent(found ->
                        diagnostics.error(
                                "Unsupported language edition",
                                "The only edition of the language is TF2021. Remove this argument.",
                                found.expression().range()));
        content.attribute("experiments")
                .ifPresent(found ->
                        diagnostics.error(
                                "Module uses experimental features",
                                "Experiments of the language are not available. Remove this argument and what needs it.",
                                found.nameRange()));
    }

    private static boolean isCurrentEdition(Attribute language) {
        return StaticExpressions.asKeyword(language.expression())
                .filter("TF2021"::equals)
                .isPresent();
    }

    private static void backend(
            List<Block> blocks,
            List<Block> overriding,
            ModuleDraft module,
            Diagnostics diagnostics) {
        List<Block> counting = overriding.isEmpty() ? blocks : overriding;
        if (counting.isEmpty()) {
            return;
        }
        Block first = counting.getFirst();
        module.backend =
                Optional.of(new Backend(first.label(0), first.body(), first.headerRange()));
        for (Block further : counting.subList(1, counting.size())) {
            Duplicates.report(
                    "'backend' configuration block",
                    first.headerRange(),
                    further.headerRange(),
                    diagnostics);
        }
    }

    private static void encryption(
            List<Block> blocks,
            List<Block> overriding,
            ModuleDraft module,
            Diagnostics diagnostics) {
        List<Block> counting = overriding.isEmpty() ? blocks : overriding;
        if (counting.isEmpty()) {
            return;
        }
        Block first = counting.getFirst();
        module.encryption = Optional.of(new Encryption(first.body(), first.headerRange()));
        for (Block further : counting.subList(1, counting.size())) {
            Duplicates.report(
                    "'encryption' configuration block",
                    first.headerRange(),
                    further.headerRange(),
                    diagnostics);
        }
    }

    /// One block is passed over. More than one, or one beside a backend, leaves it open what was
    /// meant.
    private static void cloud(
            List<Block> blocks,
            List<Block> overriding,
            ModuleDraft module,
            Diagnostics diagnostics) {
        List<Block> counting = overriding.isEmpty() ? blocks : overriding;
        if (counting.isEmpty()) {
            return;
        }
        Block first = counting.getFirst();
        for (Block further : counting.subList(1, counting.size())) {
            Duplicates.report(
                    "'cloud' configuration block",
                    first.headerRange(),
                    further.headerRange(),
                    diagnostics);
        }
        if (module.backend.isEmpty()) {
            warnOfCloud(first, diagnostics);
        } else {
            diagnostics.error(
                    "Both a backend and cloud configuration are present",
                    "The state can be kept in one place only, and there is a \"cloud\" block at %s, too. Remove that one: HCP Terraform is not supported here."
                            .formatted(first.headerRange()),
                    module.backend.get().range());
        }
    }

    private static void warnOfCloud(Block cloud, Diagnostics diagnostics) {
        diagnostics.warning(
                "HCP Terraform is not supported",
                "The \"cloud\" block has no effect here: the state is kept where the \"backend\" block says, or in a local file.",
                cloud.headerRange());
    }

    private static void metas(List<Block> metas, ModuleDraft module, Diagnostics diagnostics) {
        Map<String, Block> first = new HashMap<>();
        for (Block meta : metas) {
            checkMeta(meta, diagnostics);
            module.metas.putIfAbsent(
                    meta.label(0),
                    new ProviderMeta(meta.label(0), meta.body(), meta.headerRange()));
            Block other = first.putIfAbsent(meta.label(0), meta);
            if (other != null) {
                Duplicates.report(
                        "provider_meta block",
                        other.headerRange(),
                        meta.headerRange(),
                        diagnostics);
            }
        }
    }

    private static void checkMeta(Block meta, Diagnostics diagnostics) {
        meta.body()
                .attributes(diagnostics)
                .values()
                .forEach(attribute ->
                        Evaluator.evaluateConstant(attribute.expression(), diagnostics));
        ProviderNames.check(meta.label(0), meta.headerRange(), diagnostics);
    }
}
