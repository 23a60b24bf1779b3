package dev.terrane.config.decoding;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }`.
final class RequiredProvidersDecoder {
    private final ModuleDraft module;
    private final Diagnostics diagnostics;

    RequiredProvidersDecoder(ModuleDraft module, Diagnostics diagnostics) {
        this.module = module;
        this.diagnostics = diagnostics;
    }

    /// A provider in an override takes the place of the whole entry.
    void decode(List<Block> blocks, List<Block> overrides) {
        for (int i = 0; i < blocks.size(); i++) {
            entries(blocks.get(i));
            if (i > 0) {
                Duplicates.report(
                        "required providers configuration",
                        blocks.getFirst().headerRange(),
                        blocks.get(i).headerRange(),
                        diagnostics);
            }
        }
        overrides.forEach(this::entries);
    }

    private void entries(Block block) {
        Diagnostics problems = new Diagnostics();
        var attributes = block.body().attributes(problems);
        diagnostics.addAll(problems);
        if (!problems.hasErrors()) {
            attributes.values().forEach(this::entry);
        }
    }

    private void entry(Attribute attribute) {
        Diagnostics problems = new Diagnostics();
        Value value = Evaluator.evaluateConstant(attribute.expression(), problems);
        if (!problems.hasErrors() && value.type() instanceof Type.Primitive) {
            versionAlone(attribute);
        } else if (ProviderNames.check(
                attribute.name(), attribute.expression().range(), diagnostics)) {
            object(attribute);
        }
    }

    /// `aws = "~> 5.0"`, as before Terraform 0.13.
    private void versionAlone(Attribute attribute) {
        Optional<String> constraint = constraint(attribute.expression());
        if (ProviderNames.check(attribute.name(), attribute.expression().range(), diagnostics)) {
            add(attribute, ProviderSource.implied(attribute.name()), constraint, List.of());
        }
    }

    private void object(Attribute attribute) {
        Optional<List<Pair>> pairs = StaticExpressions.asMap(attribute.expression());
        if (pairs.isEmpty()) {
            diagnostics.error(
                    "Invalid required_providers object",
                    "An entry is an object such as { source = \"hashicorp/aws\", version = \"~> 5.0\" }.",
                    attribute.expression().range());
            return;
        }
        Entry entry = new Entry(attribute);
        for (Pair pair : pairs.get()) {
            if (!entry.read(pair)) {
                break;
            }
        }
        add(attribute, entry.source, entry.constraint, entry.aliases);
    }

    /// As it is written, where it can be read.
    private Optional<String> constraint(Expression expression) {
        if (Evaluator.evaluateConstant(expression, new Diagnostics())
                instanceof Value.StringValue text) {
            return Constants.version(text.text(), expression.range(), diagnostics)
                    .map(understood -> text.text());
        }
        diagnostics.error(
                "Invalid version constraint",
                "\"version\" needs a string, such as \"~> 5.0\".",
                expression.range());
        return Optional.empty();
    }

    private void add(
            Attribute attribute,
            ProviderSource source,
            Optional<String> constraint,
            List<LocalProvider> aliases) {
        module.requirements.put(
                attribute.name(),
                new ProviderRequirement(
                        attribute.name(),
                        source,
                        constraint,
                        aliases,
                        attribute.expression().range()));
    }

    /// One entry while its parts are read.
    private final class Entry {
        private final String name;
        private ProviderSource source;
        private Optional<String> constraint = Optional.empty();
        private final List<LocalProvider> aliases = new ArrayList<>();

        Entry(Attribute attribute) {
            this.name = attribute.name();
            this.source = ProviderSource.implied(name);
        }

        /// Whether to read on.
        boolean read(Pair pair) {
            Value key = Evaluator.evaluateConstant(pair.key(), diagnostics);
            String word = key instanceof Value.StringValue text ? text.text() : "";
            switch (word) {
                case "version" -> version(pair.value());
                case "source" -> source(pair.value());
                case "configuration_aliases" -> aliases(pair.value());
                default -> {
                    diagnostics.error(
                            "Invalid required_providers object",
                            "There are \"source\", \"version\" and \"configuration_aliases\" here. What configures the provider stands in a \"provider\" block.",
                            pair.key().range());
                    return false;
                }
            }
            return true;
        }

        private void version(Expression expression) {
            constraint = constraint(expression);
        }

        private void source(Expression expression) {
            Value value = Evaluator.evaluateConstant(expression, new Diagnostics());
            if (!(value instanceof Value.StringValue text)) {
                diagnostics.error(
                        "Invalid source",
                        "\"source\" needs a string, such as \"hashicorp/aws\".",
                        expression.range());
                return;
            }
            Optional<ProviderSource> parsed = ProviderSource.parse(text.text());
            if (parsed.isEmpty()) {
                diagnostics.error(
                        "Invalid provider source string",
                        "\"%s\" is no source of a provider. Write NAMESPACE/TYPE, such as \"hashicorp/aws\", perhaps with a host before it."
                                .formatted(text.text()),
                        expression.range());
            }
            parsed.ifPresent(found -> source = found);
        }

        private void aliases(Expression expression) {
            for (Expression element : StaticReferences.elements(expression, diagnostics)) {
                StaticReferences.traversal(element, diagnostics)
                        .ifPresent(alias -> alias(alias, expression));
            }
        }

        private void alias(Traversal traversal, Expression all) {
            List<Traversal.Step> steps = traversal.steps();
            boolean wellFormed = steps.isEmpty() || steps.getFirst() instanceof AttributeStep;
            if (!wellFormed || !traversal.root().equals(name)) {
                diagnostics.error(
                        "Invalid configuration_aliases value",
                        "An alias here is \"%s\", a dot and a name.".formatted(name),
                        all.range());
                return;
            }
            String alias =
                    !steps.isEmpty() && steps.getFirst() instanceof AttributeStep step
                            ? step.name()
                            : "";
            aliases.add(new LocalProvider(name, alias));
        }
    }
}
