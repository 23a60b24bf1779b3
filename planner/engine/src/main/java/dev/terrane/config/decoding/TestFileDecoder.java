package dev.terrane.config.decoding;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestProvider;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.File;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The blocks of a test file. Newer versions of Terraform have a `test` block and `parallel` runs;
/// they are understood here as well.
public final class TestFileDecoder {
    private static final BodySchema FILE =
            new BodySchema(
                    List.of(),
                    List.of(
                            BlockSchema.of("run", "name"),
                            BlockSchema.of("variables"),
                            BlockSchema.of("provider", "name"),
                            BlockSchema.of("mock_provider", "name"),
                            BlockSchema.of("test"),
                            BlockSchema.of("override_resource"),
                            BlockSchema.of("override_data"),
                            BlockSchema.of("override_module")));
    private static final BodySchema TEST = new BodySchema(Schemas.optional("parallel"), List.of());

    private final MockFiles mocks;
    private final Diagnostics diagnostics;

    /// Where the files of mocked values are read from.
    @FunctionalInterface
    public interface MockFiles {
        /// The files of a folder, parsed; nothing where there is no such folder.
        java.util.Optional<List<File>> read(String directory);
    }

    private TestFileDecoder(MockFiles mocks, Diagnostics diagnostics) {
        this.mocks = mocks;
        this.diagnostics = diagnostics;
    }

    public static TestFile decode(
            String path, File file, MockFiles mocks, Diagnostics diagnostics) {
        return new TestFileDecoder(mocks, diagnostics).decode(path, file);
    }

    private TestFile decode(String path, File file) {
        BodyContent content = file.body().content(FILE, diagnostics);
        boolean parallel = parallel(content);
        return new TestFile(
                path,
                variables(content.blocksOfType("variables"), diagnostics),
                providers(content),
                OverrideDecoder.all(content.blocks(), diagnostics),
                runs(content, parallel));
    }

    /// What `variables` blocks of a file or run assign; a second one is reported.
    static Map<String, Attribute> variables(List<Block> blocks, Diagnostics diagnostics) {
        return TestRunDecoder.single(blocks, diagnostics)
                .map(block -> block.body().attributes(diagnostics))
                .orElse(Map.of());
    }

    private boolean parallel(BodyContent content) {
        return TestRunDecoder.single(content.blocksOfType("test"), diagnostics)
                .map(block -> block.body().content(TEST, diagnostics).attribute("parallel"))
                .map(parallel -> Constants.bool(parallel, false, diagnostics))
                .orElse(false);
    }

    private Map<LocalProvider, TestProvider> providers(BodyContent content) {
        Map<LocalProvider, TestProvider> providers = new LinkedHashMap<>();
        MockProviderDecoder mocked = new MockProviderDecoder(mocks, diagnostics);
        for (Block block : content.blocks()) {
            if (block.type().equals("provider")) {
                ProviderDecoder.provider(new Declaration(block, List.of()), diagnostics)
                        .ifPresent(config -> add(new TestProvider.Real(config), providers));
            } else if (block.type().equals("mock_provider")) {
                mocked.decode(block).ifPresent(mock -> add(mock, providers));
            }
        }
        return providers;
    }

    private void add(TestProvider provider, Map<LocalProvider, TestProvider> providers) {
        TestProvider first = providers.putIfAbsent(provider.name(), provider);
        if (first != null) {
            diagnostics.error(
                    "Duplicate provider block",
                    "The test file has the provider %s already, at %s. Remove one of the two, or give one an \"alias\"."
                            .formatted(provider.name(), first.range()),
                    provider.range());
        }
    }

    private List<TestRun> runs(BodyContent content, boolean parallel) {
        List<TestRun> runs = new ArrayList<>();
        Map<String, Block> byName = new LinkedHashMap<>();
        for (Block block : content.blocksOfType("run")) {
            runs.add(new TestRunDecoder(block, parallel, diagnostics).decode());
            Block first = byName.putIfAbsent(block.label(0), block);
            if (first != null) {
                diagnostics.error(
                        "Duplicate \"run\" block names",
                        "The test file has a run \"%s\" already, at %s. Give this one another name."
                                .formatted(block.label(0), first.headerRange()),
                        block.headerRange());
            }
        }
        return runs;
    }
}
