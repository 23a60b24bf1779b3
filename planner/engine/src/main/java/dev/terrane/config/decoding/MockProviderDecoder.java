package dev.terrane.config.decoding;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.decoding.TestFileDecoder.MockFiles;
import dev.terrane.config.test.TestOverride;
import dev.terrane.config.test.TestProvider.Mock;
import dev.terrane.config.test.TestProvider.MockedType;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.File;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `mock_provider "name" { ... }`, and the files of mocked values that its `source` names.
final class MockProviderDecoder {
    private static final List<BlockSchema> VALUES =
            List.of(
                    BlockSchema.of("mock_resource", "type"),
                    BlockSchema.of("mock_data", "type"),
                    BlockSchema.of("override_resource"),
                    BlockSchema.of("override_data"));
    private static final BodySchema PROVIDER =
            new BodySchema(Schemas.optional("alias", "source", "override_during"), VALUES);
    private static final BodySchema FILE = new BodySchema(List.of(), VALUES);
    private static final BodySchema TYPE =
            new BodySchema(Schemas.optional("defaults", "override_during"), List.of());

    private final MockFiles files;
    private final Diagnostics diagnostics;

    MockProviderDecoder(MockFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /// The values of one block or file.
    private record Values(
            Map<String, MockedType> resources,
            Map<String, MockedType> dataSources,
            List<TestOverride> overrides) {
        static Values empty() {
            return new Values(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        }

        /// What stands in the test file outweighs what stands in the files that it names.
        void addMissing(Values weaker) {
            weaker.resources().forEach(resources::putIfAbsent);
            weaker.dataSources().forEach(dataSources::putIfAbsent);
            overrides.addAll(weaker.overrides());
        }
    }

    Optional<Mock> decode(Block block) {
        if (!ProviderNames.check(block.label(0), block.headerRange(), diagnostics)) {
            return Optional.empty();
        }
        BodyContent content = block.body().content(PROVIDER, diagnostics);
        boolean duringPlan = OverrideDecoder.duringPlan(content, false, diagnostics);
        Values values = values(content.blocks(), duringPlan);
        Constants.string(content.attribute("source"), diagnostics)
                .ifPresent(source -> values.addMissing(fromFiles(source, block, duringPlan)));
        return Optional.of(
                new Mock(
                        new LocalProvider(
                                block.label(0), ProviderDecoder.alias(content, diagnostics)),
                        duringPlan,
                        values.resources(),
                        values.dataSources(),
                        values.overrides(),
                        block.headerRange()));
    }

    private Values fromFiles(String source, Block block, boolean duringPlan) {
        Optional<List<File>> found = files.read(source);
        if (found.isEmpty()) {
            diagnostics.error(
                    "Failed to read mock data directory",
                    "There is no folder %s, or it can not be read. Correct the \"source\" of the mocked provider."
                            .formatted(source),
                    block.headerRange());
            return Values.empty();
        }
        List<Block> blocks = new ArrayList<>();
        found.get().forEach(file -> blocks.addAll(file.body().content(FILE, diagnostics).blocks()));
        return values(blocks, duringPlan);
    }

    private Values values(List<Block> blocks, boolean duringPlan) {
        return new Values(
                types(blocks, "mock_resource", duringPlan),
                types(blocks, "mock_data", duringPlan),
                new ArrayList<>(OverrideDecoder.all(blocks, diagnostics)));
    }

    private Map<String, MockedType> types(List<Block> blocks, String kind, boolean duringPlan) {
        Map<String, MockedType> types = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (block.type().equals(kind)) {
                MockedType type = type(block, duringPlan);
                MockedType first = types.putIfAbsent(type.type(), type);
                if (first != null) {
                    Duplicates.report(kind + " block", first.range(), type.range(), diagnostics);
                }
            }
        }
        return types;
    }

    private MockedType type(Block block, boolean duringPlan) {
        BodyContent content = block.body().content(TYPE, diagnostics);
        return new MockedType(
                block.label(0),
                OverrideDecoder.object(content.attribute("defaults"), block.type(), diagnostics),
                OverrideDecoder.duringPlan(content, duringPlan, diagnostics),
                block.headerRange());
    }
}
