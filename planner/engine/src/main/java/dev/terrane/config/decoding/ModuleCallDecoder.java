package dev.terrane.config.decoding;

import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleCall.Computed;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.decoding.DecodedModule.PassedProvider;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Body.PartialContent;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `module "name" { ... }`.
final class ModuleCallDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("source"),
                            AttributeSchema.optional("version"),
                            AttributeSchema.optional("count"),
                            AttributeSchema.optional("for_each"),
                            AttributeSchema.optional("depends_on"),
                            AttributeSchema.optional("providers")),
                    List.of(
                            BlockSchema.of("_"),
                            BlockSchema.of("lifecycle"),
                            BlockSchema.of("locals"),
                            BlockSchema.of("provider", "type")));

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("module", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, "module call", diagnostics)) {
            PartialContent partial = declaration.partialContent(BODY, diagnostics);
            List<PassedProvider> passed = providers(partial.content(), diagnostics);
            ModuleCall call = call(declaration, partial, passed, module.problemsOfUse, diagnostics);
            module.passedProviders.put(call.name(), passed);
            ModuleCall first = module.calls.put(call.name(), call);
            if (first != null) {
                Duplicates.report("module call", first.range(), call.range(), diagnostics);
            }
        }
    }

    private static ModuleCall call(
            Declaration declaration,
            PartialContent partial,
            List<PassedProvider> passed,
            Diagnostics problemsOfUse,
            Diagnostics diagnostics) {
        BodyContent content = partial.content();
        Names.check(
                declaration.label(0),
                "module instance name",
                declaration.labelRange(0),
                diagnostics);
        reportReserved(content, diagnostics);
        Body body = EscapeBlock.resolve(partial.remaining(), content.blocks(), diagnostics);
        return new ModuleCall(
                declaration.label(0),
                source(content, diagnostics),
                sourceRange(content, declaration),
                version(content, diagnostics),
                content.attribute("version").map(Attribute::range),
                computed(content),
                Repetitions.withEnabled(
                        Repetitions.decode(content, diagnostics),
                        ModuleLifecycle.enabled(declaration, content, diagnostics),
                        diagnostics),
                DependsOn.decode(declaration, content, diagnostics),
                byName(passed),
                keys(passed),
                body.attributes(problemsOfUse),
                declaration.range());
    }

    private static String source(BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("source");
        if (attribute.map(ModuleCallDecoder::isComputed).orElse(false)) {
            return "";
        }
        Optional<String> source = Constants.string(attribute, diagnostics);
        return source.map(text -> checked(text, content, attribute.orElseThrow(), diagnostics))
                .orElse("");
    }

    private static String checked(
            String source, BodyContent content, Attribute attribute, Diagnostics diagnostics) {
        try {
            ModuleSourceParser.parse(source, content.attribute("version").isPresent());
            return source;
        } catch (ModuleSourceException e) {
            diagnostics.error(
                    "Invalid module source address",
                    String.valueOf(e.getMessage()),
                    attribute.expression().range());
            return "";
        }
    }

    /// What is to be evaluated later, when variables have values.
    private static Computed computed(BodyContent content) {
        return new Computed(
                content.attribute("source")
                        .filter(ModuleCallDecoder::isComputed)
                        .map(Attribute::expression),
                content.attribute("version")
                        .filter(ModuleCallDecoder::isComputed)
                        .map(Attribute::expression));
    }

    private static boolean isComputed(Attribute attribute) {
        Diagnostics problems = new Diagnostics();
        Evaluator.evaluateConstant(attribute.expression(), problems);
        return problems.hasErrors();
    }

    private static SourceRange sourceRange(BodyContent content, Declaration declaration) {
        return content.attribute("source")
                .map(attribute -> attribute.expression().range())
                .orElse(declaration.range());
    }

    private static Optional<String> version(BodyContent content, Diagnostics diagnostics) {
        return content.attribute("version")
                .filter(attribute -> !isComputed(attribute))
                .flatMap(attribute -> Constants.version(attribute, diagnostics))
                .map(Object::toString);
    }

    private static void reportReserved(BodyContent content, Diagnostics diagnostics) {
        for (Block block : content.blocks()) {
            if (!block.type().equals("_") && !block.type().equals("lifecycle")) {
                diagnostics.error(
                        "Reserved block type name in module block",
                        "\"%s\" blocks may not stand in a module block.".formatted(block.type()),
                        block.typeRange());
            }
        }
    }

    private static Map<LocalProvider, LocalProvider> byName(List<PassedProvider> passed) {
        Map<LocalProvider, LocalProvider> providers = new LinkedHashMap<>();
        passed.forEach(entry -> providers.put(entry.inChild(), entry.inParent()));
        return providers;
    }

    private static Map<LocalProvider, Expression> keys(List<PassedProvider> passed) {
        Map<LocalProvider, Expression> keys = new LinkedHashMap<>();
        passed.forEach(entry -> entry.key().ifPresent(key -> keys.put(entry.inChild(), key)));
        return keys;
    }

    private static List<PassedProvider> providers(BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("providers");
        if (attribute.isEmpty()) {
            return List.of();
        }
        Map<LocalProvider, PassedProvider> passed = new LinkedHashMap<>();
        for (Pair pair : StaticReferences.pairs(attribute.get().expression(), diagnostics)) {
            var inChild = ProviderNames.reference(pair.key(), diagnostics);
            var inParent = ProviderNames.choice(pair.value(), diagnostics);
            if (inChild.isEmpty() || inParent.isEmpty()) {
                continue;
            }
            var entry =
                    new PassedProvider(
                            inChild.get().provider(),
                            inChild.get().nameRange(),
                            inParent.get().provider(),
                            inParent.get().nameRange(),
                            inParent.get().key());
            PassedProvider first = passed.putIfAbsent(entry.inChild(), entry);
            if (first != null) {
                Duplicates.report(
                        "provider address",
                        first.inChildRange(),
                        pair.value().range(),
                        diagnostics);
            }
        }
        return new ArrayList<>(passed.values());
    }
}
