package dev.terrane.operating.explaining;

import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Output;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.operating.explaining.Cause.Kind;
import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Explains what a plan says of an object, of one of its attributes, or of an output.
public final class Explainer {
    private final Configuration configuration;
    private final PlannedValues planned;
    private final boolean destroying;
    private final Map<String, String> givenBy;

    /// @param givenBy who gave the variables of the root module their values, such as `from -var`
    public Explainer(Configuration configuration, Plan plan, Map<String, String> givenBy) {
        this.configuration = configuration;
        this.planned = new PlannedValues(plan);
        this.destroying = plan.options().isDestroy();
        this.givenBy = Map.copyOf(givenBy);
    }

    /// Nothing where the plan does not know the object.
    ///
    /// @param attribute none for all that changes
    public Optional<Explanation> object(ResourceInstanceAddress address, ValuePath attribute) {
        return planned.change(address).map(change -> explained(change, attribute));
    }

    /// Nothing where the root module has no such output.
    public Optional<Explanation> output(String name) {
        Output output = configuration.root().config().outputs().get(name);
        if (output == null) {
            return Optional.empty();
        }
        Place root = Place.in(ModuleAddress.ROOT, configuration.root());
        Cause cause =
                Cause.of(
                                Kind.OUTPUT,
                                "output." + name,
                                output.value().range(),
                                tracer().of(output.value(), root))
                        .withValues(
                                planned.outputChange(name)
                                        .map(change -> change.before())
                                        .filter(value -> !value.isNull()),
                                planned.outputChange(name).map(change -> change.after()));
        return Optional.of(new Explanation("output." + name, Optional.empty(), List.of(cause)));
    }

    private Tracer tracer() {
        return new Tracer(configuration, planned, givenBy);
    }

    private Explanation explained(ResourceChange change, ValuePath attribute) {
        ResourceInstanceAddress address = change.address();
        Optional<ModuleNode> module = configuration.module(address.module().path());
        Optional<Resource> block =
                module.map(node -> node.config().resources().get(address.resource()));
        List<Cause> causes = new ArrayList<>();
        if (attribute.steps().isEmpty()) {
            causes.addAll(planned.drift(address, attribute).stream().toList());
            causes.addAll(reasons(change, block, module));
        }
        if (block.isPresent()) {
            Place place = Place.in(address.module(), module.orElseThrow());
            causes.addAll(attributes(change, attribute, block.get(), place));
        }
        String dot = attribute.steps().isEmpty() ? "" : ".";
        return new Explanation(address + dot + attribute.display(), Optional.of(change), causes);
    }

    private List<Cause> attributes(
            ResourceChange change, ValuePath asked, Resource block, Place place) {
        Set<ValuePath> paths = new LinkedHashSet<>();
        if (!asked.steps().isEmpty()) {
            paths.add(asked);
        } else if (!(change.change() instanceof Change.Delete)) {
            forcing(change).forEach(path -> paths.add(firstOf(path)));
            planned.changedAttributes(change.address())
                    .forEach(name -> paths.add(ValuePath.attribute(name)));
        }
        List<Cause> causes = new ArrayList<>();
        List<String> providers = new ArrayList<>();
        for (ValuePath path : paths) {
            boolean forces = forcing(change).stream().anyMatch(f -> related(f, path));
            if (asked.steps().isEmpty() && !forces && Tracer.said(path, block).isEmpty()) {
                providers.add(path.display());
            } else {
                Cause cause = tracer().asked(change.address(), path, block, place);
                causes.add(forces ? cause.forcing() : cause);
            }
        }
        if (!providers.isEmpty()) {
            causes.add(setByProvider(providers));
        }
        return causes;
    }

    private static Cause setByProvider(List<String> attributes) {
        return Cause.circumstance(
                "the provider sets " + String.join(", ", attributes), Optional.empty(), List.of());
    }

    private static List<ValuePath> forcing(ResourceChange change) {
        return change.change().forcedBy();
    }

    private static ValuePath firstOf(ValuePath path) {
        return new ValuePath(path.steps().subList(0, Math.min(1, path.steps().size())));
    }

    private static boolean related(ValuePath one, ValuePath other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /// Why it is done at all, where no attribute tells.
    private List<Cause> reasons(
            ResourceChange change, Optional<Resource> block, Optional<ModuleNode> module) {
        Optional<SourceRange> where = block.map(Resource::range);
        return switch (change.reason()) {
            case NONE ->
                    destroying && change.change() instanceof Change.Delete
                            ? circumstance("a plan to destroy was asked for", where)
                            : List.of();
            case REPLACE_BECAUSE_CANNOT_UPDATE -> List.of();
            case REPLACE_BECAUSE_TAINTED ->
                    circumstance("the state says that it is tainted", where);
            case REPLACE_BY_REQUEST ->
                    circumstance("its replacement was asked for with -replace", where);
            case REPLACE_BY_TRIGGERS -> triggers(change, block.orElseThrow(), module.orElseThrow());
            case DELETE_BECAUSE_NO_RESOURCE_CONFIG ->
                    circumstance("no block declares it any more", where);
            case DELETE_BECAUSE_NO_MOVE_TARGET ->
                    circumstance("it was moved to an address that no block declares", where);
            case DELETE_BECAUSE_NO_MODULE -> noModule(change, module, where);
            case DELETE_BECAUSE_WRONG_REPETITION,
                    DELETE_BECAUSE_COUNT_INDEX,
                    DELETE_BECAUSE_EACH_KEY,
                    DELETE_BECAUSE_ENABLED_FALSE ->
                    repetition(change, block.orElseThrow(), module.orElseThrow());
            case READ_BECAUSE_CONFIG_UNKNOWN ->
                    circumstance("its arguments are not known before apply", where);
            case READ_BECAUSE_DEPENDENCY_PENDING ->
                    dependencies(change, block.orElseThrow(), module.orElseThrow());
            case READ_BECAUSE_CHECK_NESTED ->
                    circumstance("its check looks at what there is after apply", where);
        };
    }

    private static List<Cause> circumstance(String words, Optional<SourceRange> where) {
        return List.of(Cause.circumstance(words, where, List.of()));
    }

    private List<Cause> noModule(
            ResourceChange change, Optional<ModuleNode> module, Optional<SourceRange> where) {
        List<Cause> causes =
                module
                        .flatMap(node ->
                                Place.in(change.address().module(), node).caller(configuration))
                        .flatMap(caller -> tracer().repetition("its count or for_each", caller))
                        .stream()
                        .toList();
        return List.of(
                Cause.circumstance(
                        "there is no " + change.address().module() + " any more", where, causes));
    }

    private List<Cause> triggers(ResourceChange change, Resource block, ModuleNode module) {
        Place place =
                Place.in(change.address().module(), module)
                        .repeated(block.repetition(), change.address().key());
        List<Cause> causes = new ArrayList<>();
        for (Expression trigger : block.lifecycle().replaceTriggeredBy()) {
            causes.add(
                    Cause.of(
                                    Kind.TRIGGER,
                                    "replace_triggered_by",
                                    trigger.range(),
                                    tracer().of(References.of(trigger), place))
                            .forcing());
        }
        return causes;
    }

    private List<Cause> repetition(ResourceChange change, Resource block, ModuleNode module) {
        Place place =
                Place.in(change.address().module(), module)
                        .repeated(block.repetition(), change.address().key());
        String key = change.address().key().suffix();
        String words =
                key.isEmpty()
                        ? "the block has count or for_each now"
                        : "the block has no instance " + key + " any more";
        return List.of(
                Cause.circumstance(
                        words,
                        Optional.of(block.range()),
                        tracer().repetition("its count or for_each", place).stream().toList()));
    }

    private List<Cause> dependencies(ResourceChange change, Resource block, ModuleNode module) {
        Place place = Place.in(change.address().module(), module);
        return List.of(
                Cause.circumstance(
                        "something in its depends_on changes",
                        Optional.of(block.range()),
                        tracer().of(block.dependsOn(), place)));
    }
}
