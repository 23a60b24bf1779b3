package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.config.Import;
import dev.terrane.config.Repetition;
import dev.terrane.config.decoding.Endpoints.Endpoint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `import { to = ..., id = ... }`.
final class ImportDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(
                            AttributeSchema.optional("provider"),
                            AttributeSchema.optional("for_each"),
                            AttributeSchema.required("id"),
                            AttributeSchema.required("to")),
                    List.of());
    private static final BodySchema BODY_WITH_IDENTITY =
            new BodySchema(
                    List.of(
                            AttributeSchema.optional("provider"),
                            AttributeSchema.optional("for_each"),
                            AttributeSchema.optional("id"),
                            AttributeSchema.required("identity"),
                            AttributeSchema.required("to")),
                    List.of());

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("import");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Block block : blocks) {
            Diagnostics problems = new Diagnostics();
            Optional<Import> found = imported(block, problems);
            diagnostics.addAll(problems);
            if (found.isPresent() && !problems.hasErrors()) {
                reportDuplicate(found.get(), module, diagnostics);
                module.imports.add(found.get());
            }
        }
        overrides.forEach(block -> NoOverride.report(block, diagnostics));
    }

    private static void reportDuplicate(Import found, ModuleDraft module, Diagnostics diagnostics) {
        Optional<String> target = target(found);
        module.imports.stream()
                .filter(earlier -> target.isPresent() && target(earlier).equals(target))
                .forEach(earlier ->
                        diagnostics.error(
                                "Duplicate import configuration for \"%s\"".formatted(target.get()),
                                "%s is imported already, at %s. Remove one of the two."
                                        .formatted(target.get(), earlier.range()),
                                found.to().range()));
    }

    private static Optional<String> target(Import found) {
        return StaticExpressions.asTraversal(found.to()).map(Traversals::display);
    }

    private static Optional<Import> imported(Block block, Diagnostics diagnostics) {
        BodyContent content = content(block, diagnostics);
        Optional<Expression> to =
                content.attribute("to")
                        .flatMap(found ->
                                StaticReferences.toNative(found.expression(), diagnostics));
        to.ifPresent(found -> reportCalls(found, found.range(), diagnostics));
        Optional<Endpoint> endpoint =
                to.flatMap(ImportDecoder::withoutComputedKeys)
                        .flatMap(found -> Endpoints.check(found, true, diagnostics));
        reportNoAddress(content, to, endpoint, diagnostics);
        Optional<Attribute> provider = content.attribute("provider");
        provider.filter(found -> endpoint.filter(Endpoint::inModule).isPresent())
                .ifPresent(found -> reportProviderInModule(found, diagnostics));
        Repetition repetition =
                content.attribute("for_each")
                        .<Repetition>map(found -> new Repetition.ForEach(found.expression()))
                        .orElse(Repetition.SINGLE);
        return to.map(address ->
                new Import(
                        address,
                        content.attribute("id").map(Attribute::expression),
                        content.attribute("identity").map(Attribute::expression),
                        repetition,
                        provider.flatMap(found ->
                                        ProviderNames.reference(found.expression(), diagnostics))
                                .map(ProviderNames.Reference::provider),
                        block.headerRange()));
    }

    /// By an id or by an identity, not by both.
    private static BodyContent content(Block block, Diagnostics diagnostics) {
        boolean hasIdentity =
                block.body()
                        .content(BODY_WITH_IDENTITY, new Diagnostics())
                        .attribute("identity")
                        .isPresent();
        BodyContent content =
                block.body().content(hasIdentity ? BODY_WITH_IDENTITY : BODY, diagnostics);
        if (hasIdentity && content.attribute("id").isPresent()) {
            diagnostics.error(
                    "Invalid import block",
                    "The object is found by its id or by its identity. Remove one of the two arguments.",
                    content.attribute("identity").orElseThrow().range());
        }
        return content;
    }

    private static void reportNoAddress(
            BodyContent content,
            Optional<Expression> to,
            Optional<Endpoint> endpoint,
            Diagnostics diagnostics) {
        boolean readable = to.flatMap(ImportDecoder::withoutComputedKeys).isPresent();
        if (to.isPresent() && !readable) {
            diagnostics.error(
                    "Invalid expression",
                    "Here the address of a resource is expected; only its instance keys may be computed.",
                    to.get().range());
        }
        boolean managed =
                endpoint.flatMap(Endpoint::mode).filter(ResourceMode.MANAGED::equals).isPresent();
        if (endpoint.isPresent() && !managed) {
            diagnostics.error(
                    "Invalid import address",
                    "Only managed resources can be imported.",
                    content.attribute("to").orElseThrow().range());
        }
    }

    /// Keys are looked at before anything is evaluated that functions might need.
    private static void reportCalls(
            Expression expression, SourceRange address, Diagnostics diagnostics) {
        switch (expression) {
            case Expression.Call call ->
                    diagnostics.error(
                            "Invalid 'to' expression",
                            "No functions can be called here. Compute the key in for_each, and write each.key or each.value.",
                            address);
            case Expression.Index index -> {
                reportCalls(index.collection(), address, diagnostics);
                reportCalls(index.key(), address, diagnostics);
            }
            case Expression.RelativeTraversal relative ->
                    reportCalls(relative.from(), address, diagnostics);
            case Expression.Parentheses inner -> reportCalls(inner.inner(), address, diagnostics);
            case Expression.TemplateWrap wrap -> reportCalls(wrap.wrapped(), address, diagnostics);
            case Expression.Template template ->
                    template.parts().forEach(part -> reportCalls(part, address, diagnostics));
            case Expression.Conditional choice ->
                    List.of(choice.condition(), choice.whenTrue(), choice.whenFalse())
                            .forEach(part -> reportCalls(part, address, diagnostics));
            case Expression.Binary binary ->
                    List.of(binary.left(), binary.right())
                            .forEach(part -> reportCalls(part, address, diagnostics));
            default -> {}
        }
    }

    private static void reportProviderInModule(Attribute provider, Diagnostics diagnostics) {
        diagnostics.error(
                "Invalid import provider argument",
                "The resource is in a module, whose call says which provider it uses. Remove this argument.",
                provider.range());
    }

    /// The address as if it had no keys in it that have to be computed.
    static Optional<Traversal> withoutComputedKeys(Expression expression) {
        return switch (expression) {
            case Expression.Index index -> withoutComputedKeys(index.collection());
            case Expression.RelativeTraversal relative ->
                    withoutComputedKeys(relative.from()).map(from -> longer(from, relative));
            default -> StaticExpressions.asTraversal(expression);
        };
    }

    private static Traversal longer(Traversal from, Expression.RelativeTraversal relative) {
        List<Traversal.Step> steps = new ArrayList<>(from.steps());
        steps.addAll(relative.steps());
        return new Traversal(from.root(), from.rootRange(), steps, relative.range());
    }
}
