package dev.terrane.config.decoding;

import dev.terrane.config.ListBlock;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The `list` blocks of a query file.
public final class ListDecoder {
    private static final List<String> ELSEWHERE = List.of("variable", "locals", "provider");
    private static final List<String> UNSUPPORTED = List.of("count", "for_each", "depends_on");
    private static final BodySchema FILE =
            new BodySchema(
                    List.of(),
                    List.of(
                            BlockSchema.of("list", "type", "name"),
                            BlockSchema.of("variable", "name"),
                            BlockSchema.of("locals"),
                            BlockSchema.of("provider", "name")));
    private static final BodySchema LIST =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("provider"),
                            AttributeSchema.optional("include_resource"),
                            AttributeSchema.optional("limit"),
                            AttributeSchema.optional("count"),
                            AttributeSchema.optional("for_each"),
                            AttributeSchema.optional("depends_on")),
                    List.of(BlockSchema.of("config")));

    private final Diagnostics diagnostics;
    private final Set<String> addresses = new HashSet<>();

    public ListDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// @param file all of a query file
    public List<ListBlock> lists(Body file) {
        BodyContent content = file.content(FILE, diagnostics);
        for (String type : ELSEWHERE) {
            content.blocksOfType(type).forEach(this::elsewhere);
        }
        List<ListBlock> lists = new ArrayList<>();
        for (Block block : content.blocksOfType("list")) {
            list(block).filter(this::isNew).ifPresent(lists::add);
        }
        return lists;
    }

    private void elsewhere(Block block) {
        diagnostics.error(
                "Not supported yet in a query file",
                "A \"%s\" block in a query file is not supported yet. Put it into a .tf file of the same folder: query files see what is declared there."
                        .formatted(block.type()),
                block.headerRange());
    }

    private Optional<ListBlock> list(Block block) {
        BodyContent content = block.body().content(LIST, diagnostics);
        for (String name : UNSUPPORTED) {
            content.attribute(name).ifPresent(this::unsupported);
        }
        List<Block> configs = content.blocksOfType("config");
        configs.stream().skip(1).forEach(this::second);
        return content.attribute("provider")
                .flatMap(found -> ProviderNames.reference(found.expression(), diagnostics))
                .map(provider ->
                        new ListBlock(
                                block.label(0),
                                block.label(1),
                                provider.provider(),
                                configs.isEmpty() ? nothing(block) : configs.getFirst().body(),
                                content.attribute("include_resource").map(Attribute::expression),
                                content.attribute("limit").map(Attribute::expression),
                                block.headerRange()));
    }

    private void unsupported(Attribute attribute) {
        diagnostics.error(
                "Not supported yet in a list block",
                "\"%s\" of a list block is not supported yet. Write one block for each list."
                        .formatted(attribute.name()),
                attribute.nameRange());
    }

    private void second(Block block) {
        diagnostics.error(
                "Duplicate config block",
                "A list block has one \"config\" block at most.",
                block.headerRange());
    }

    private static Body nothing(Block block) {
        return new NativeBody(Map.of(), List.of(), block.headerRange());
    }

    private boolean isNew(ListBlock list) {
        if (!addresses.add(list.address())) {
            diagnostics.error(
                    "Duplicate list block",
                    "There is another list block \"%s\" \"%s\". Rename one of the two."
                            .formatted(list.type(), list.name()),
                    list.range());
            return false;
        }
        return true;
    }
}
