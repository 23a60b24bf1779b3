package dev.terrane.config.decoding;

import dev.terrane.config.Condition;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.config.test.TestRun;
import dev.terrane.config.test.TestRun.Command;
import dev.terrane.config.test.TestRun.Options;
import dev.terrane.config.test.TestRun.PassedProvider;
import dev.terrane.config.test.TestRun.TestedModule;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.expression.Traversals;
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

/// `run "name" { ... }`.
final class TestRunDecoder {
    private static final BodySchema RUN =
            new BodySchema(
                    Schemas.optional(
                            "command", "providers", "expect_failures", "state_key", "parallel"),
                    List.of(
                            BlockSchema.of("plan_options"),
                            BlockSchema.of("assert"),
                            BlockSchema.of("variables"),
                            BlockSchema.of("module"),
                            BlockSchema.of("override_resource"),
                            BlockSchema.of("override_data"),
                            BlockSchema.of("override_module")));
    private static final BodySchema OPTIONS =
            new BodySchema(Schemas.optional("mode", "refresh", "replace", "target"), List.of());
    private static final BodySchema MODULE =
            new BodySchema(Schemas.optional("source", "version"), List.of());

    private final Block block;
    private final boolean parallel;
    private final Diagnostics diagnostics;

    /// @param parallel what the file says of runs that do not say it themselves
    TestRunDecoder(Block block, boolean parallel, Diagnostics diagnostics) {
        this.block = block;
        this.parallel = parallel;
        this.diagnostics = diagnostics;
    }

    TestRun decode() {
        Names.check(block.label(0), "run block name", block.labels().get(0).range(), diagnostics);
        BodyContent content = block.body().content(RUN, diagnostics);
        return new TestRun(
                block.label(0),
                command(content),
                single(content, "module").flatMap(this::module),
                single(content, "plan_options").map(this::options).orElse(Options.NONE),
                TestFileDecoder.variables(content.blocksOfType("variables"), diagnostics),
                providers(content),
                assertions(content),
                content.attribute("expect_failures")
                        .map(attribute -> StaticReferences.list(attribute, diagnostics))
                        .orElse(List.of()),
                OverrideDecoder.all(content.blocks(), diagnostics),
                Constants.string(content.attribute("state_key"), diagnostics),
                Constants.bool(content.attribute("parallel"), parallel, diagnostics),
                block.headerRange());
    }

    private Command command(BodyContent content) {
        Optional<Attribute> attribute = content.attribute("command");
        Optional<String> word =
                attribute.flatMap(found -> StaticExpressions.asKeyword(found.expression()));
        if (attribute.isEmpty() || word.equals(Optional.of("apply"))) {
            return Command.APPLY;
        }
        if (!word.equals(Optional.of("plan"))) {
            diagnostics.error(
                    "Invalid \"command\" keyword",
                    "A run plans or applies: write plan or apply, without quotes.",
                    attribute.get().expression().range());
        }
        return Command.PLAN;
    }

    private Optional<Block> single(BodyContent content, String type) {
        return single(content.blocksOfType(type), diagnostics);
    }

    /// A block that may stand once; further ones are reported.
    static Optional<Block> single(List<Block> blocks, Diagnostics diagnostics) {
        blocks.stream()
                .skip(1)
                .forEach(further -> reportSecond(further, blocks.getFirst(), diagnostics));
        return blocks.stream().findFirst();
    }

    private static void reportSecond(Block second, Block first, Diagnostics diagnostics) {
        diagnostics.error(
                "Multiple \"%s\" blocks".formatted(second.type()),
                "There is one already, at %s. Put into it what stands here."
                        .formatted(first.headerRange()),
                second.headerRange());
    }

    private Optional<TestedModule> module(Block module) {
        BodyContent content = module.body().content(MODULE, diagnostics);
        if (content.attribute("source").isEmpty()) {
            diagnostics.error(
                    "Missing \"source\" attribute for module block",
                    "Say which module the run is to test: source = \"./FOLDER\".",
                    module.headerRange());
            return Optional.empty();
        }
        Attribute source = content.attribute("source").get();
        content.attribute("version").ifPresent(version -> Constants.version(version, diagnostics));
        Optional<String> text = Constants.string(Optional.of(source), diagnostics);
        Optional<String> problem =
                text.flatMap(found -> problem(found, content.attribute("version").isPresent()));
        problem.ifPresent(detail ->
                diagnostics.error(
                        "Invalid module source address", detail, source.expression().range()));
        return problem.isPresent()
                ? Optional.empty()
                : text.map(found -> new TestedModule(found, module.headerRange()));
    }

    private static Optional<String> problem(String source, boolean hasVersion) {
        try {
            ModuleSourceParser.parse(source, hasVersion);
            return Optional.empty();
        } catch (ModuleSourceException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Options options(Block options) {
        BodyContent content = options.body().content(OPTIONS, diagnostics);
        boolean refreshOnly = isRefreshOnly(content);
        boolean refresh = Constants.bool(content.attribute("refresh"), true, diagnostics);
        if (refreshOnly && !refresh) {
            diagnostics.error(
                    "Incompatible plan options",
                    "With mode = refresh-only, objects are read again; refresh = false forbids it. Remove one of the two.",
                    content.attribute("refresh").orElseThrow().range());
        }
        return new Options(
                refreshOnly, refresh, addresses(content, "target"), addresses(content, "replace"));
    }

    private boolean isRefreshOnly(BodyContent content) {
        Optional<Attribute> attribute = content.attribute("mode");
        Optional<String> word =
                attribute.flatMap(found -> StaticExpressions.asKeyword(found.expression()));
        boolean known =
                attribute.isEmpty()
                        || word.equals(Optional.of("normal"))
                        || word.equals(Optional.of("refresh-only"));
        if (!known) {
            diagnostics.error(
                    "Invalid \"mode\" keyword",
                    "Write normal or refresh-only, without quotes.",
                    attribute.orElseThrow().expression().range());
        }
        return word.equals(Optional.of("refresh-only"));
    }

    private List<String> addresses(BodyContent content, String name) {
        return content.attribute(name)
                .map(attribute ->
                        StaticReferences.list(attribute, diagnostics).stream()
                                .map(Traversals::display)
                                .toList())
                .orElse(List.of());
    }

    private List<PassedProvider> providers(BodyContent content) {
        Optional<Attribute> attribute = content.attribute("providers");
        if (attribute.isEmpty()) {
            return List.of();
        }
        Map<LocalProvider, PassedProvider> passed = new HashMap<>();
        List<PassedProvider> all = new ArrayList<>();
        for (Pair pair : StaticReferences.pairs(attribute.get().expression(), diagnostics)) {
            var inModule = ProviderNames.reference(pair.key(), diagnostics);
            var inFile = ProviderNames.reference(pair.value(), diagnostics);
            if (inModule.isEmpty() || inFile.isEmpty()) {
                continue;
            }
            PassedProvider entry =
                    new PassedProvider(
                            inModule.get().provider(),
                            inFile.get().provider(),
                            pair.value().range());
            PassedProvider first = passed.putIfAbsent(entry.inModule(), entry);
            if (first != null) {
                Duplicates.report("provider address", first.range(), entry.range(), diagnostics);
            }
            all.add(entry);
        }
        return all;
    }

    private List<Condition> assertions(BodyContent content) {
        return content.blocksOfType("assert").stream()
                .map(each ->
                        Conditions.decode(each, new Declaration(block, List.of()), diagnostics))
                .toList();
    }
}
