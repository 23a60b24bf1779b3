package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.config.test.AddressPattern;
import dev.terrane.config.test.TestOverride;
import dev.terrane.config.test.TestOverride.Kind;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `override_resource`, `override_data` and `override_module`.
final class OverrideDecoder {
    private OverrideDecoder() {}

    /// The overrides among the blocks. Two of the same target are reported.
    static List<TestOverride> all(List<Block> blocks, Diagnostics diagnostics) {
        List<TestOverride> overrides = new ArrayList<>();
        Map<AddressPattern, TestOverride> byTarget = new HashMap<>();
        for (Kind kind : Kind.values()) {
            for (Block block : blocks) {
                if (block.type().equals(kind.block())) {
                    decode(block, kind, diagnostics)
                            .ifPresent(found -> add(found, overrides, byTarget, diagnostics));
                }
            }
        }
        return overrides;
    }

    private static void add(
            TestOverride found,
            List<TestOverride> overrides,
            Map<AddressPattern, TestOverride> byTarget,
            Diagnostics diagnostics) {
        TestOverride first = byTarget.putIfAbsent(found.target(), found);
        if (first == null) {
            overrides.add(found);
        } else {
            Duplicates.report(
                    found.kind().block() + " block", first.range(), found.range(), diagnostics);
        }
    }

    private static Optional<TestOverride> decode(Block block, Kind kind, Diagnostics diagnostics) {
        BodySchema schema =
                new BodySchema(
                        Schemas.optional("target", kind.argument(), "override_during"), List.of());
        BodyContent content = block.body().content(schema, diagnostics);
        Value values = object(content.attribute(kind.argument()), kind.block(), diagnostics);
        boolean duringPlan = duringPlan(content, false, diagnostics);
        Optional<Attribute> target = content.attribute("target");
        if (target.isEmpty()) {
            diagnostics.error(
                    "Missing target attribute",
                    "Say what is overridden: target = ADDRESS.",
                    block.headerRange());
            return Optional.empty();
        }
        return target(target.get(), kind, diagnostics)
                .map(pattern ->
                        new TestOverride(
                                kind,
                                pattern,
                                values,
                                duringPlan,
                                block.headerRange(),
                                target.get().expression().range()));
    }

    /// A constant object; an empty one where nothing is given.
    static Value object(Optional<Attribute> attribute, String blockType, Diagnostics diagnostics) {
        if (attribute.isEmpty()) {
            return Value.object(Map.of());
        }
        Diagnostics problems = new Diagnostics();
        Value given = Evaluator.evaluateConstant(attribute.get().expression(), problems);
        diagnostics.addAll(problems);
        boolean object = given instanceof Value.ObjectValue;
        if (!object && !problems.hasErrors()) {
            diagnostics.error(
                    "Invalid %s attribute".formatted(attribute.get().name()),
                    "In a block \"%s\", \"%s\" is an object: name = value pairs in braces."
                            .formatted(blockType, attribute.get().name()),
                    attribute.get().expression().range());
        }
        return object ? given : Value.object(Map.of());
    }

    static boolean duringPlan(BodyContent content, boolean otherwise, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("override_during");
        if (attribute.isEmpty()) {
            return otherwise;
        }
        String word = StaticExpressions.asKeyword(attribute.get().expression()).orElse("");
        if (!word.equals("plan") && !word.equals("apply")) {
            diagnostics.error(
                    "Invalid override_during value",
                    "Write plan or apply, without quotes.",
                    attribute.get().expression().range());
        }
        return word.equals("plan");
    }

    private static Optional<AddressPattern> target(
            Attribute attribute, Kind kind, Diagnostics diagnostics) {
        Optional<Traversal> traversal =
                StaticReferences.traversal(attribute.expression(), diagnostics);
        Optional<AddressPattern> pattern = traversal.flatMap(AddressPatterns::parse);
        boolean fits = pattern.isPresent() && fits(pattern.get(), kind);
        if (traversal.isPresent() && !fits) {
            diagnostics.error(
                    "Invalid override target",
                    "\"%s\" names %s, such as %s."
                            .formatted(kind.block(), wanted(kind), example(kind)),
                    attribute.expression().range());
        }
        return fits ? pattern : Optional.empty();
    }

    private static boolean fits(AddressPattern pattern, Kind kind) {
        Optional<ResourceMode> mode = pattern.resource().map(resource -> resource.mode());
        return switch (kind) {
            case RESOURCE -> mode.equals(Optional.of(ResourceMode.MANAGED));
            case DATA -> mode.equals(Optional.of(ResourceMode.DATA));
            case MODULE -> mode.isEmpty();
        };
    }

    private static String wanted(Kind kind) {
        return switch (kind) {
            case RESOURCE -> "a resource";
            case DATA -> "a data source";
            case MODULE -> "a module call";
        };
    }

    private static String example(Kind kind) {
        return switch (kind) {
            case RESOURCE -> "aws_vpc.main";
            case DATA -> "data.aws_region.here";
            case MODULE -> "module.network";
        };
    }
}
