package dev.terrane.evaluating;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.config.checking.AttributeCheck;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Whether references lead to attributes that the schema of a resource has: `aws_vpc.a.cidr_blok`
/// does not, whatever values there may be.
///
/// What lies inside an attribute is for evaluation to say.
public final class SchemaAttributes implements AttributeCheck {
    private final ProviderResolution resolution;
    private final Providers providers;

    public SchemaAttributes(Configuration configuration, Providers providers) {
        this.resolution = new ProviderResolution(configuration);
        this.providers = providers;
    }

    @Override
    public void check(
            ModuleNode module, Resource resource, List<Step> steps, Diagnostics diagnostics) {
        if (!steps.isEmpty()) {
            schema(module, resource)
                    .ifPresent(schema -> inBlock(schema.block(), steps, diagnostics));
        }
    }

    private Optional<Schema> schema(ModuleNode module, Resource resource) {
        ProviderSource source = resolution.resolve(module, resource.provider()).source();
        return providers.has(source)
                ? Optional.ofNullable(
                        types(providers.schema(source), resource.address().mode())
                                .get(resource.address().type()))
                : Optional.empty();
    }

    private static Map<String, Schema> types(ProviderSchema schema, ResourceMode mode) {
        return switch (mode) {
            case MANAGED -> schema.resources();
            case DATA -> schema.dataSources();
            case EPHEMERAL -> schema.ephemeralResources();
            case ACTION -> schema.actions();
            case LIST -> schema.listResources();
        };
    }

    private static void inBlock(Schema.Block block, List<Step> steps, Diagnostics diagnostics) {
        if (steps.isEmpty()) {
            return;
        }
        Step step = steps.getFirst();
        switch (step) {
            case IndexStep index -> notIndexable(index, diagnostics);
            case AttributeStep attribute -> {
                NestedBlock nested = block.blocks().get(attribute.name());
                if (nested != null) {
                    inNested(attribute.name(), nested, steps.subList(1, steps.size()), diagnostics);
                } else if (block.attributes().containsKey(attribute.name())) {
                    warnOfDeprecated(attribute, block, diagnostics);
                } else {
                    unsupported(attribute, block, diagnostics);
                }
            }
        }
    }

    private static void warnOfDeprecated(
            AttributeStep step, Schema.Block block, Diagnostics diagnostics) {
        Schema.Attribute attribute = block.attributes().get(step.name());
        if (attribute != null && attribute.deprecated()) {
            diagnostics.warning(
                    "Deprecated attribute",
                    "The provider does not want \"%s\" to be used any more. Its documentation says what takes its place."
                            .formatted(step.name()),
                    step.range());
        }
    }

    private static void notIndexable(IndexStep index, Diagnostics diagnostics) {
        String instead =
                index.key() instanceof Value.StringValue name
                        ? "write .%s instead of [\"%s\"]".formatted(name.text(), name.text())
                        : "write a dot and the name of one";
        diagnostics.error(
                "Invalid index operation",
                "A resource or block has attributes, and is not indexed: %s.".formatted(instead),
                index.range());
    }

    private static void unsupported(
            AttributeStep attribute, Schema.Block block, Diagnostics diagnostics) {
        TreeSet<String> known = new TreeSet<>(block.attributes().keySet());
        known.addAll(block.blocks().keySet());
        diagnostics.error(
                "Unsupported attribute",
                "This object has no attribute named \"%s\".%s"
                        .formatted(
                                attribute.name(),
                                NameSuggestion.didYouMean(attribute.name(), known)),
                attribute.range());
    }

    private static void inNested(
            String type, NestedBlock nested, List<Step> steps, Diagnostics diagnostics) {
        if (steps.isEmpty()) {
            return;
        }
        Step step = steps.getFirst();
        switch (nested.nesting()) {
            case SINGLE, GROUP -> inBlock(nested.block(), steps, diagnostics);
            case SET ->
                    diagnostics.error(
                            "Cannot index a set value",
                            "The blocks \"%s\" are a set, and its elements have no keys. Take those that you mean with [for b in ... : b if ...]."
                                    .formatted(type),
                            step.range());
            case LIST, MAP -> {
                if (step instanceof IndexStep) {
                    inBlock(nested.block(), steps.subList(1, steps.size()), diagnostics);
                } else if (nested.nesting() == Schema.Nesting.LIST) {
                    diagnostics.error(
                            "Invalid operation",
                            "There may be several blocks \"%s\": say which one is meant, .%s[0]."
                                    .formatted(type, type),
                            step.range());
                } else {
                    inBlock(nested.block(), steps.subList(1, steps.size()), diagnostics);
                }
            }
        }
    }
}
