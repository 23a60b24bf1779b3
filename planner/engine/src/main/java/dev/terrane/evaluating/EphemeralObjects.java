package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.EphemeralResources.OpenAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens ephemeral resources, and closes them: each after its last user where the order of the walk
/// has it, and all that is left at its end.
///
/// They are opened both when planning and when applying. One whose arguments are not known before
/// apply has an unknown value until then.
final class EphemeralObjects {
    private final Providers providers;
    private final Phase phase;
    private final EphemeralProgress progress;
    private final List<Open> open = new ArrayList<>();

    private record Open(ResourceInstanceAddress address, DesiredInstance instance, Lease lease) {}

    EphemeralObjects(Providers providers, Phase phase, EphemeralProgress progress) {
        this.providers = providers;
        this.phase = phase;
        this.progress = progress;
    }

    Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (DesiredInstance instance : resource.instances()) {
            Diagnostics own = new Diagnostics();
            Optional<Value> value = value(resource, instance, own);
            diagnostics.addAll(own);
            if (value.isPresent() || phase != Phase.APPLY) {
                values.put(
                        instance.address().key(),
                        value.orElse(Value.DYNAMIC).withMarks(Set.of(Mark.EPHEMERAL)));
            }
        }
        return values;
    }

    private Optional<Value> value(
            DesiredResource resource, DesiredInstance instance, Diagnostics diagnostics) {
        if (phase != Phase.VALIDATE && !instance.isIndependent(diagnostics)) {
            return Optional.empty();
        }
        boolean hold = instance.preconditionsHold(diagnostics);
        Value config = instance.config(diagnostics).withoutMarksDeep();
        if (!hold
                || diagnostics.hasErrors()
                || (phase == Phase.APPLY && instance.isWithoutBasis())) {
            return Optional.empty();
        }
        Optional<Provider> provider = provider(instance, diagnostics);
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        EphemeralResources type =
                provider.get()
                        .ephemeralResource(resource.address().resource().type())
                        .orElseThrow();
        if (!report(type.validate(config), instance, diagnostics)) {
            return Optional.empty();
        }
        Optional<Value> object =
                phase == Phase.VALIDATE || !config.isWhollyKnown()
                        ? Optional.of(expected(resource, config))
                        : opened(type, instance, config, diagnostics);
        Optional<Value> marked =
                object.map(found -> withSensitive(found, resource.schema().block()));
        marked.ifPresent(found -> instance.postconditionsHold(found, diagnostics));
        return marked;
    }

    private Optional<Provider> provider(DesiredInstance instance, Diagnostics diagnostics) {
        return phase == Phase.VALIDATE
                ? Optional.of(providers.unconfigured(instance.provider().source()))
                : providers.configured(instance.provider(), diagnostics);
    }

    private Value expected(DesiredResource resource, Value config) {
        Schema.Block schema = resource.schema().block();
        return phase == Phase.VALIDATE
                ? Value.unknown(schema.impliedType())
                : ProposedObject.ofDataSource(schema, config);
    }

    private Optional<Value> opened(
            EphemeralResources type,
            DesiredInstance instance,
            Value config,
            Diagnostics diagnostics) {
        progress.opening(instance.address());
        long started = System.nanoTime();
        OpenAnswer answer = type.open(config);
        if (!report(answer.problems(), instance, diagnostics)) {
            return Optional.empty();
        }
        synchronized (open) {
            open.add(
                    new Open(
                            instance.address(),
                            instance,
                            Lease.of(type, answer, providers.clock())));
        }
        progress.opened(instance.address(), (System.nanoTime() - started) / 1_000_000);
        return Optional.of(answer.object());
    }

    /// @return whether none of them is an error
    private static boolean report(
            List<Problem> problems, DesiredInstance instance, Diagnostics diagnostics) {
        problems.forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
        return problems.stream().noneMatch(Problem::isError);
    }

    private static Value withSensitive(Value object, Schema.Block schema) {
        if (!(object instanceof Value.ObjectValue known)) {
            return object;
        }
        Map<String, Value> marked = new LinkedHashMap<>(known.attributes());
        schema.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.sensitive()) {
                        marked.computeIfPresent(
                                name, (n, value) -> value.withMarks(Set.of(Mark.SENSITIVE)));
                    }
                });
        return Value.object(marked);
    }

    /// Closes all instances of a block.
    void close(ConfigResourceAddress block, Diagnostics diagnostics) {
        close(found -> found.address().config().equals(block), diagnostics);
    }

    /// Closes what is still open, because something that it was to be closed after was left out.
    void closeAll(Diagnostics diagnostics) {
        close(found -> true, diagnostics);
    }

    private void close(java.util.function.Predicate<Open> which, Diagnostics diagnostics) {
        List<Open> ended;
        synchronized (open) {
            ended = open.stream().filter(which).toList().reversed();
            open.removeAll(ended);
        }
        for (Open one : ended) {
            progress.closing(one.address());
            long started = System.nanoTime();
            for (Problem problem : one.lease().close()) {
                Diagnostic told = one.instance().diagnostic(problem);
                diagnostics.add(told);
            }
            progress.closed(one.address(), (System.nanoTime() - started) / 1_000_000);
        }
    }
}
