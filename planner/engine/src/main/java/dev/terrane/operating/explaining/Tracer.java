package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.CountRef;
import dev.terrane.config.reference.Reference.EachRef;
import dev.terrane.config.reference.Reference.TerraformRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.operating.explaining.Cause.Kind;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Follows references from an expression to where their values come from.
///
/// What was followed already is not followed again. Objects that do not change end the way.
final class Tracer {
    /// Of the instances of one block, so that an explanation can be read.
    private static final int MOST_INSTANCES = 10;

    private final Configuration configuration;
    private final Origins origins;
    private final PlannedValues planned;
    private final Map<String, String> givenBy;
    private final Set<String> followed = new HashSet<>();

    /// @param givenBy who gave the variables of the root module their values
    Tracer(Configuration configuration, PlannedValues planned, Map<String, String> givenBy) {
        this.configuration = configuration;
        this.origins = new Origins(configuration);
        this.planned = planned;
        this.givenBy = givenBy;
    }

    List<Cause> of(Expression expression, Place place) {
        return of(References.of(expression), place);
    }

    List<Cause> of(List<Traversal> references, Place place) {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (Traversal reference : references) {
            ReferenceParser.parse(reference)
                    .map(parsed -> causes(reference, parsed, place))
                    .orElse(List.of())
                    .forEach(cause -> causes.putIfAbsent(cause.kind() + cause.name(), cause));
        }
        return List.copyOf(causes.values());
    }

    private List<Cause> causes(Traversal reference, ParsedReference parsed, Place place) {
        if (parsed.subject() instanceof EachRef || parsed.subject() instanceof CountRef) {
            return repetition(parsed.subject().toString(), place).stream().toList();
        }
        if (parsed.subject() instanceof TerraformRef) {
            return List.of(
                    Cause.circumstance(
                            parsed.subject().toString(),
                            Optional.of(reference.range()),
                            List.of()));
        }
        return origins.of(reference, place.module()).stream()
                .flatMap(origin -> causes(origin, place).stream())
                .toList();
    }

    /// What `each.key` or `count.index` is, and what says which instances there are.
    Optional<Cause> repetition(String name, Place place) {
        Optional<Expression> expression =
                switch (place.repetition()) {
                    case Repetition.Single single -> Optional.empty();
                    case Repetition.Count count -> Optional.of(count.expression());
                    case Repetition.ForEach each -> Optional.of(each.expression());
                    case Repetition.Enabled enabled -> Optional.of(enabled.expression());
                };
        boolean isKey = name.equals("each.key") || name.equals("count.index");
        return expression.map(found ->
                Cause.of(
                                Kind.REPETITION,
                                name,
                                found.range(),
                                followedOnce(
                                        place.address() + " repetition " + found.range(),
                                        () -> of(found, place.plain())))
                        .withValues(
                                Optional.empty(),
                                isKey ? Optional.of(place.key().toValue()) : Optional.empty()));
    }

    private List<Cause> causes(Origin origin, Place place) {
        return switch (origin) {
            case Origin.OfLocal local -> List.of(local(local, place));
            case Origin.OfRootVariable root -> List.of(variable(root));
            case Origin.OfVariable variable -> List.of(variable(variable, place));
            case Origin.OfOutput output ->
                    List.of(output(output, place.child(output.module(), output.key())));
            case Origin.OfModule whole ->
                    whole.module().config().outputs().values().stream()
                            .map(output ->
                                    output(
                                            new Origin.OfOutput(
                                                    whole.module(), InstanceKey.NONE, output),
                                            place.child(whole.module(), InstanceKey.NONE)))
                            .toList();
            case Origin.OfResource resource -> objects(resource, place);
        };
    }

    private Cause local(Origin.OfLocal origin, Place place) {
        String name = place.address().prefix() + "local." + origin.local().name();
        Expression expression = origin.local().expression();
        return Cause.of(
                Kind.LOCAL,
                name,
                expression.range(),
                followedOnce(name, () -> of(expression, place.plain())));
    }

    private Cause variable(Origin.OfRootVariable origin) {
        String name = origin.variable().name();
        return Cause.of(Kind.VARIABLE, "var." + name, origin.variable().range(), List.of())
                .withValues(Optional.empty(), planned.variable(name))
                .withRemark(givenBy.getOrDefault(name, "its default"));
    }

    private Cause variable(Origin.OfVariable origin, Place place) {
        String name = place.address().prefix() + "var." + origin.variable().name();
        if (origin.argument().isEmpty()) {
            return Cause.of(Kind.VARIABLE, name, origin.variable().range(), List.of())
                    .withValues(Optional.empty(), origin.variable().defaultValue())
                    .withRemark("its default");
        }
        Expression expression = origin.argument().get().expression();
        return Cause.of(
                Kind.VARIABLE,
                name,
                origin.argument().get().range(),
                followedOnce(
                        name,
                        () ->
                                place.caller(configuration)
                                        .map(caller -> of(expression, caller))
                                        .orElse(List.of())));
    }

    private Cause output(Origin.OfOutput origin, Place inside) {
        String name = inside.address() + "." + origin.output().name();
        Expression expression = origin.output().value();
        return Cause.of(
                Kind.OUTPUT,
                name,
                expression.range(),
                followedOnce("output " + name, () -> of(expression, inside)));
    }

    private List<Cause> objects(Origin.OfResource origin, Place place) {
        List<ResourceInstanceAddress> instances =
                planned.instances(
                        place.address()
                                .resource(origin.resource().address(), origin.key())
                                .allInstances(),
                        origin.key());
        ValuePath path = PlannedValues.path(origin.steps());
        List<ResourceInstanceAddress> changing =
                instances.stream().filter(each -> planned.isChanging(each, path)).toList();
        List<ResourceInstanceAddress> shown = changing.isEmpty() ? instances : changing;
        if (shown.isEmpty()) {
            return List.of(
                    Cause.of(
                            Kind.ATTRIBUTE,
                            place.address().prefix() + origin.resource().address(),
                            origin.resource().range(),
                            List.of()));
        }
        List<Cause> causes = new ArrayList<>();
        shown.stream()
                .limit(MOST_INSTANCES)
                .forEach(each -> causes.add(object(each, path, origin.resource(), place)));
        if (shown.size() > MOST_INSTANCES) {
            causes.add(
                    Cause.circumstance(
                            "and %d more instances".formatted(shown.size() - MOST_INSTANCES),
                            Optional.empty(),
                            List.of()));
        }
        return causes;
    }

    /// The same as [#object] for what was asked about: it is followed also where it does not change.
    Cause asked(ResourceInstanceAddress address, ValuePath path, Resource block, Place place) {
        return object(address, path, block, place, true);
    }

    /// An attribute of an object, or the whole of it.
    private Cause object(
            ResourceInstanceAddress address, ValuePath path, Resource block, Place place) {
        return object(address, path, block, place, false);
    }

    private Cause object(
            ResourceInstanceAddress address,
            ValuePath path,
            Resource block,
            Place place,
            boolean always) {
        String dot = path.steps().isEmpty() ? "" : ".";
        String name = address + dot + path.display();
        Optional<Arguments> said = said(path, block);
        boolean followed = always || planned.isChanging(address, path);
        List<Cause> causes =
                followed
                        ? followedOnce(name, () -> behind(address, path, block, said, place))
                        : List.of();
        return Cause.of(
                        Kind.ATTRIBUTE,
                        name,
                        said.map(Arguments::where).orElse(block.range()),
                        causes)
                .withValues(planned.before(address, path), planned.after(address, path))
                .withRemark(planned.remark(address, path, said.isPresent()));
    }

    static Optional<Arguments> said(ValuePath path, Resource block) {
        return Arguments.of(path, block.body());
    }

    /// Drift, then what the configuration says; where it says nothing, the provider gives the value and
    /// the cause is what else of the object changes.
    private List<Cause> behind(
            ResourceInstanceAddress address,
            ValuePath path,
            Resource block,
            Optional<Arguments> said,
            Place place) {
        List<Cause> causes = new ArrayList<>(planned.drift(address, path).stream().toList());
        Place own = place.plain().repeated(block.repetition(), address.key());
        if (said.isPresent()) {
            causes.addAll(of(said.get().references(), own));
            return causes;
        }
        for (String name : planned.changedAttributes(address)) {
            ValuePath changed = ValuePath.attribute(name);
            if (said(changed, block).isPresent()) {
                causes.add(object(address, changed, block, place));
            }
        }
        return causes;
    }

    private List<Cause> followedOnce(String name, Supplier<List<Cause>> causes) {
        return followed.add(name) ? causes.get() : List.of();
    }
}
