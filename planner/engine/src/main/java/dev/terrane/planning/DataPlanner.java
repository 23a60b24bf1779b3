package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.hcl.expression.References;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.plan.ResourceChange;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import java.util.Optional;
import java.util.stream.Stream;

/// Reads a data source, or plans to read it when what it needs is there.
final class DataPlanner {
    private final PlanningRequest request;
    private final PlanInProgress plan;
    private final Bounded bounded;

    DataPlanner(PlanningRequest request, PlanInProgress plan, Bounded bounded) {
        this.request = request;
        this.plan = plan;
        this.bounded = bounded;
    }

    Value plan(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        if (!instance.preconditionsHold(diagnostics)) {
            return Value.DYNAMIC;
        }
        Value config = instance.config(diagnostics);
        if (diagnostics.hasErrors()) {
            return Value.DYNAMIC;
        }
        Value plain = config.withoutMarksDeep();
        ActionReason reason = reasonToWait(resource, plain);
        Value value =
                reason == ActionReason.NONE
                        ? read(resource, instance, type, config, diagnostics)
                        : canRead()
                                ? later(resource, instance, type, config, reason)
                                : expected(type, config);
        if (!diagnostics.hasErrors()) {
            instance.postconditionsHold(value, diagnostics);
        }
        return value;
    }

    private ActionReason reasonToWait(DesiredResource resource, Value config) {
        if (!config.isWhollyKnown()) {
            return ActionReason.READ_BECAUSE_CONFIG_UNKNOWN;
        }
        boolean pending =
                request.options().mode() == Mode.NORMAL
                        && Stream.concat(resource.dependsOn().stream(), referredTo(resource))
                                .anyMatch(plan::isChanging);
        return pending ? ActionReason.READ_BECAUSE_DEPENDENCY_PENDING : ActionReason.NONE;
    }

    /// The managed resources that its own arguments name, not those behind locals and variables.
    static Stream<ConfigResourceAddress> referredTo(DesiredResource resource) {
        return References.of(resource.block().body()).stream()
                .flatMap(traversal -> ReferenceParser.parse(traversal).stream())
                .map(ParsedReference::subject)
                .filter(ResourceRef.class::isInstance)
                .map(subject -> ((ResourceRef) subject).resource())
                .filter(ResourceAddress::isManaged)
                .map(named -> new ConfigResourceAddress(resource.address().module().path(), named));
    }

    /// Where nothing is made, what an argument waits for does not come.
    private boolean canRead() {
        return request.options().mode() == Mode.NORMAL;
    }

    /// Plans to read it when the plan is applied. What was read before does not count any more.
    Value later(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Value config,
            ActionReason reason) {
        Value expected = expected(type, config);
        later(resource, instance, expected, reason);
        return expected;
    }

    private static Value expected(ObjectType type, Value config) {
        return type.marked(
                ProposedObject.ofDataSource(type.schema().block(), config.withoutMarksDeep()),
                config);
    }

    void later(
            DesiredResource resource,
            DesiredInstance instance,
            Value expected,
            ActionReason reason) {
        plan.refreshed().removeCurrent(instance.address());
        plan.add(
                new ResourceChange(
                        instance.address(),
                        instance.address(),
                        Optional.empty(),
                        instance.provider(),
                        new Change.Read(Value.NULL, expected),
                        reason,
                        resource.dependencies(),
                        false,
                        Optional.of(resource.block().range()),
                        Optional.empty(),
                        false,
                        Optional.empty()));
    }

    private Value read(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Value config,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Optional<Value> value = readNow(resource, instance, type, config, own);
        if (value.isPresent()) {
            keep(resource, instance, type, value.get());
        } else {
            EarlierReading earlier = new EarlierReading(request, resource, instance);
            Optional<Value> before = earlier.find(type, config);
            if (before.isPresent()) {
                diagnostics.add(earlier.counts());
                return before.get();
            }
            own = earlier.explain(own);
        }
        diagnostics.addAll(own);
        return value.orElse(Value.DYNAMIC);
    }

    /// What it is now, with marks; nothing where it can not be read, which is reported.
    Optional<Value> readNow(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Value config,
            Diagnostics diagnostics) {
        Optional<Provider> provider =
                request.providers()
                        .configured(instance.provider(), instance.address(), diagnostics);
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        request.progress().reading(instance.address());
        long started = System.nanoTime();
        DataSources.Answer answer = call(provider.get(), type, config);
        answer.problems().forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
        if (answer.problems().stream().anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        Value value = type.marked(answer.object(), config);
        long elapsedMillis = (System.nanoTime() - started) / 1_000_000;
        request.progress().read(instance.address(), ObjectNames.id(value), elapsedMillis);
        return Optional.of(value);
    }

    private DataSources.Answer call(Provider provider, ObjectType type, Value config) {
        DataSources source = provider.dataSource(type.name());
        Value plain = config.withoutMarksDeep();
        var problems = source.validate(plain);
        return problems.stream().anyMatch(Problem::isError)
                ? new DataSources.Answer(
                        Value.nullOf(type.schema().block().impliedType()), problems)
                : bounded.call(() -> source.read(plain));
    }

    /// What rests on something that is only planned yet is read again once it is applied.
    private void keep(
            DesiredResource resource, DesiredInstance instance, ObjectType type, Value object) {
        if (object.withoutMarksDeep().isWhollyKnown()) {
            remember(resource, instance, type, object);
        } else if (canRead()) {
            later(resource, instance, object, ActionReason.READ_BECAUSE_DEPENDENCY_PENDING);
        }
    }

    private void remember(
            DesiredResource resource, DesiredInstance instance, ObjectType type, Value value) {
        plan.refreshed()
                .putCurrent(
                        instance.address(),
                        instance.provider(),
                        type.encode(
                                value, false, PrivateData.NONE, resource.dependencies(), false));
    }
}
