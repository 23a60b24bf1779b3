package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Lifecycle;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Body.PartialContent;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `resource "type" "name" { ... }`, `data` and `ephemeral`.
final class ResourceDecoder implements BlockDecoder {
    private static final BodySchema MANAGED =
            new BodySchema(
                    Schemas.optional("count", "for_each", "provider", "depends_on"),
                    List.of(
                            BlockSchema.of("locals"),
                            BlockSchema.of("lifecycle"),
                            BlockSchema.of("connection"),
                            BlockSchema.of("provisioner", "type"),
                            BlockSchema.of("_")));
    private static final BodySchema OTHERS =
            new BodySchema(
                    Schemas.optional("count", "for_each", "provider", "depends_on"),
                    Schemas.blocks("lifecycle", "locals", "_"));
    private static final Set<String> KNOWN_BLOCKS =
            Set.of("lifecycle", "connection", "provisioner", "_");

    private final ResourceMode mode;

    ResourceDecoder(ResourceMode mode) {
        this.mode = mode;
    }

    @Override
    public BlockSchema schema() {
        return BlockSchema.of(keyword(), "type", "name");
    }

    private String keyword() {
        return switch (mode) {
            case MANAGED -> "resource";
            case DATA -> "data";
            case EPHEMERAL -> "ephemeral";
            case ACTION -> "action";
            case LIST -> "list";
        };
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, keyword(), diagnostics)) {
            declare(decode(declaration, diagnostics), module, diagnostics);
        }
    }

    static void declare(Resource resource, ModuleDraft module, Diagnostics diagnostics) {
        Resource first = module.resources.putIfAbsent(resource.address(), resource);
        if (first != null) {
            diagnostics.error(
                    "Duplicate resource \"%s\" configuration".formatted(resource.address().type()),
                    "%s is declared already, at %s. Give this one another name."
                            .formatted(resource.address(), first.range()),
                    resource.range());
        }
    }

    Resource decode(Declaration declaration, Diagnostics diagnostics) {
        BodySchema schema = mode == ResourceMode.MANAGED ? MANAGED : OTHERS;
        PartialContent partial = declaration.partialContent(schema, diagnostics);
        BodyContent content = partial.content();
        ResourceAddress address =
                new ResourceAddress(mode, declaration.label(0), declaration.label(1));
        checkNames(declaration, diagnostics);
        Repetition repetition = Repetitions.decode(content, diagnostics);
        Optional<Attribute> provider = content.attribute("provider");
        Optional<ProviderNames.Reference> named =
                provider.flatMap(found -> ProviderNames.choice(found.expression(), diagnostics));
        reportReserved(content, diagnostics);
        Lifecycle lifecycle = lifecycle(declaration, content, address, diagnostics);
        Connections connections = new Connections(content, diagnostics);
        return new Resource(
                address,
                named.map(ProviderNames.Reference::provider)
                        .orElseGet(() -> LocalProvider.of(impliedProvider(address.type()))),
                provider.map(found -> found.expression().range()),
                named.flatMap(ProviderNames.Reference::key),
                Repetitions.withEnabled(repetition, lifecycle.enabled(), diagnostics),
                DependsOn.decode(declaration, content, diagnostics),
                lifecycle,
                connections.merged(diagnostics),
                connections.connection,
                EscapeBlock.resolve(partial.remaining(), content.blocks(), diagnostics),
                declaration.range());
    }

    private void checkNames(Declaration declaration, Diagnostics diagnostics) {
        Names.check(
                declaration.label(0),
                keyword() + " type name",
                declaration.labelRange(0),
                diagnostics);
        Names.check(
                declaration.label(1), keyword() + " name", declaration.labelRange(1), diagnostics);
    }

    /// The type up to its first underscore.
    static String impliedProvider(String type) {
        int end = type.indexOf('_');
        return end < 0 ? type : type.substring(0, end);
    }

    private void reportReserved(BodyContent content, Diagnostics diagnostics) {
        for (Block block : content.blocks()) {
            if (!KNOWN_BLOCKS.contains(block.type())) {
                diagnostics.error(
                        "Reserved block type name in %s block".formatted(keyword()),
                        "\"%s\" blocks may not stand in a %s block."
                                .formatted(block.type(), keyword()),
                        block.typeRange());
            }
        }
    }

    private Lifecycle lifecycle(
            Declaration declaration,
            BodyContent content,
            ResourceAddress address,
            Diagnostics diagnostics) {
        List<Block> own = new ArrayList<>(content.blocksOfType("lifecycle"));
        for (int i = 1; i < own.size(); i++) {
            Duplicates.report(
                    "lifecycle block",
                    own.getFirst().headerRange(),
                    own.get(i).headerRange(),
                    diagnostics);
        }
        List<Block> blocks = new ArrayList<>(own.isEmpty() ? List.of() : List.of(own.getFirst()));
        blocks.addAll(declaration.overridesNested("lifecycle"));
        if (blocks.isEmpty()) {
            return Lifecycle.NONE;
        }
        Declaration lifecycle =
                new Declaration(blocks.getFirst(), blocks.subList(1, blocks.size()));
        return new LifecycleDecoder(address, diagnostics).decode(lifecycle);
    }

    /// How a provisioner reaches the object, and what it does there.
    private static final class Connections {
        private Optional<Body> connection = Optional.empty();
        private final List<Provisioner> provisioners = new ArrayList<>();

        Connections(BodyContent content, Diagnostics diagnostics) {
            List<Block> blocks = content.blocksOfType("connection");
            for (Block block : blocks) {
                if (connection.isPresent()) {
                    Duplicates.report(
                            "connection block",
                            blocks.getFirst().headerRange(),
                            block.headerRange(),
                            diagnostics);
                } else {
                    connection = Optional.of(block.body());
                }
            }
            for (Block block : content.blocksOfType("provisioner")) {
                ProvisionerDecoder.decode(block, diagnostics).ifPresent(provisioners::add);
            }
            if (provisioners.stream().anyMatch(Provisioner::whenDestroy)) {
                connection.ifPresent(body -> ProvisionerDecoder.checkOnlySelf(body, diagnostics));
            }
        }

        /// What a provisioner does not say of its connection is as the resource says.
        List<Provisioner> merged(Diagnostics diagnostics) {
            return connection.isEmpty()
                    ? provisioners
                    : provisioners.stream()
                            .map(p -> p.withConnection(effective(p, diagnostics)))
                            .toList();
        }

        private Body effective(Provisioner provisioner, Diagnostics diagnostics) {
            Body common = connection.orElseThrow();
            return provisioner
                    .connection()
                    .map(own -> Bodies.override(common, own, diagnostics))
                    .orElse(common);
        }
    }
}
