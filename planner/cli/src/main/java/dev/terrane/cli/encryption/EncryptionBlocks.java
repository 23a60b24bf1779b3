package dev.terrane.cli.encryption;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The blocks inside `encryption`. Those of the environment take the place of those of the same name in
/// the configuration.
///
/// @param providers by `type.name`
/// @param methods by `type.name`
/// @param targets by name, each as it was given: by the configuration, then by the environment
/// @param others `remote_state_data_source` by the name of the data source
record EncryptionBlocks(
        Map<String, Block> providers,
        Map<String, Block> methods,
        Map<String, List<Block>> targets,
        Map<String, List<Block>> others) {
    static final String STATE = "state";
    static final String PLAN = "plan";
    static final String DEFAULT = "default";
    static final String OTHERS = "remote_state_data_sources";
    static final String OTHER = "remote_state_data_source";

    private static final BodySchema BODY =
            new BodySchema(
                    List.of(),
                    List.of(
                            BlockSchema.of("key_provider", "type", "name"),
                            BlockSchema.of("method", "type", "name"),
                            BlockSchema.of(STATE),
                            BlockSchema.of(PLAN),
                            BlockSchema.of(OTHERS)));

    private static final BodySchema OF_OTHERS =
            new BodySchema(
                    List.of(), List.of(BlockSchema.of(DEFAULT), BlockSchema.of(OTHER, "name")));

    /// What says how one thing is encrypted.
    static final BodySchema TARGET =
            new BodySchema(
                    List.of(
                            AttributeSchema.optional("method"),
                            AttributeSchema.optional("enforced")),
                    List.of(BlockSchema.of("fallback")));

    /// @param bodies of the configuration, then of the environment
    static EncryptionBlocks of(List<Body> bodies, Diagnostics diagnostics) {
        EncryptionBlocks all =
                new EncryptionBlocks(
                        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Body body : bodies) {
            all.add(body.content(BODY, diagnostics), diagnostics);
        }
        return all;
    }

    private void add(BodyContent content, Diagnostics diagnostics) {
        addNamed(content.blocksOfType("key_provider"), providers, diagnostics);
        addNamed(content.blocksOfType("method"), methods, diagnostics);
        addTarget(STATE, content, targets, diagnostics);
        addTarget(PLAN, content, targets, diagnostics);
        for (Block block : content.blocksOfType(OTHERS)) {
            BodyContent inner = block.body().content(OF_OTHERS, diagnostics);
            addTarget(DEFAULT, inner, targets, diagnostics);
            inner.blocksOfType(OTHER)
                    .forEach(each ->
                            others.computeIfAbsent(each.label(0), name -> new ArrayList<>())
                                    .add(each));
        }
    }

    private static void addNamed(
            List<Block> blocks, Map<String, Block> all, Diagnostics diagnostics) {
        Map<String, Block> own = new HashMap<>();
        for (Block block : blocks) {
            String name = block.label(0) + "." + block.label(1);
            Block other = own.putIfAbsent(name, block);
            if (other != null) {
                doubled(block, other, diagnostics);
            }
        }
        all.putAll(own);
    }

    private static void addTarget(
            String name,
            BodyContent content,
            Map<String, List<Block>> all,
            Diagnostics diagnostics) {
        List<Block> blocks = content.blocksOfType(name);
        if (blocks.isEmpty()) {
            return;
        }
        all.computeIfAbsent(name, any -> new ArrayList<>()).add(blocks.getFirst());
        blocks.subList(1, blocks.size())
                .forEach(further -> doubled(further, blocks.getFirst(), diagnostics));
    }

    private static void doubled(Block block, Block first, Diagnostics diagnostics) {
        diagnostics.error(
                "Duplicate encryption block",
                "The same block stands at %s already. Remove one of them."
                        .formatted(first.headerRange()),
                block.headerRange());
    }
}
