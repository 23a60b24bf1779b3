package dev.terrane.planning;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the objects of the state again.
///
/// Where a provider can read many at once, all objects of its type are read together when the first
/// of them is asked for; otherwise each is read when its turn comes.
final class PriorObjects {
    private final PlanningRequest request;
    private final Targets targets;
    private final Bounded bounded;
    private final ReadingExtent extent;
    private final Map<Group, Map<ResourceInstanceAddress, ReadAnswer>> batches =
            new ConcurrentHashMap<>();

    private record Group(ProviderConfigAddress provider, String type) {}

    PriorObjects(PlanningRequest request, Targets targets, Bounded bounded) {
        this.request = request;
        this.targets = targets;
        this.bounded = bounded;
        this.extent = new ReadingExtent(request);
    }

    /// The object, read again if that is asked for. Nothing where it can not be told what it is:
    /// that is reported.
    Optional<PriorObject> read(
            ResourceInstanceAddress address,
            ObjectState stored,
            ObjectType type,
            ProviderConfigAddress provider,
            Diagnostics diagnostics) {
        Optional<Value> remembered = type.decode(stored, address.toString(), diagnostics);
        if (remembered.isEmpty()) {
            return Optional.empty();
        }
        if (!isRefreshed(address)) {
            return Optional.of(new PriorObject(stored, remembered.get(), remembered.get()));
        }
        return refresh(address, stored, remembered.get(), type, provider, diagnostics);
    }

    private boolean isRefreshed(ResourceInstanceAddress address) {
        return request.options().refresh()
                && request.refreshOnly()
                        .map(only -> only.contains(address.toString()))
                        .orElse(true);
    }

    private Optional<PriorObject> refresh(
            ResourceInstanceAddress address,
            ObjectState stored,
            Value remembered,
            ObjectType type,
            ProviderConfigAddress provider,
            Diagnostics diagnostics) {
        Optional<Provider> configured =
                request.providers().configured(provider, address, diagnostics);
        if (configured.isEmpty()) {
            return Optional.empty();
        }
        String id = ObjectNames.id(remembered);
        request.progress().refreshing(address, id);
        ReadAnswer answer = answer(address, stored, remembered, type, provider, configured.get());
        answer.problems().forEach(problem -> diagnostics.add(diagnostic(problem, address)));
        if (answer.problems().stream().anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        request.progress().refreshed(address, id);
        return Optional.of(refreshed(stored, remembered, answer, type));
    }

    private static PriorObject refreshed(
            ObjectState stored, Value remembered, ReadAnswer answer, ObjectType type) {
        if (answer.object().isNull()) {
            return new PriorObject(stored, remembered, answer.object());
        }
        Value now =
                type.marks()
                        .apply(
                                Marks.apply(
                                        answer.object(), stored.sensitivePaths(), Mark.SENSITIVE));
        boolean same =
                now.equals(remembered)
                        && ObjectType.kept(stored).equals(answer.privateData())
                        && stored.schemaVersion() == type.schema().version();
        ObjectState updated =
                same
                        ? stored
                        : type.encode(
                                        now,
                                        stored.tainted(),
                                        answer.privateData(),
                                        stored.dependencies(),
                                        stored.createBeforeDestroy())
                                .withSkipDestroy(stored.skipDestroy());
        return new PriorObject(updated, remembered, now);
    }

    private ReadAnswer answer(
            ResourceInstanceAddress address,
            ObjectState stored,
            Value remembered,
            ObjectType type,
            ProviderConfigAddress provider,
            Provider configured) {
        ReadRequest single = readRequest(address, stored, remembered, type);
        Optional<BatchReads> batch = configured.batchReads(type.name());
        if (batch.isEmpty()) {
            return bounded.call(() -> configured.resource(type.name()).read(single));
        }
        ReadAnswer together =
                batches.computeIfAbsent(
                                new Group(provider, type.name()),
                                group -> readTogether(group, type, batch.get()))
                        .get(address);
        return together != null
                ? together
                : bounded.call(() -> configured.resource(type.name()).read(single));
    }

    /// All current objects of the group. One that can not be decoded is left to its own turn.
    private Map<ResourceInstanceAddress, ReadAnswer> readTogether(
            Group group, ObjectType type, BatchReads batch) {
        List<ResourceInstanceAddress> addresses = new ArrayList<>();
        List<ReadRequest> requests = new ArrayList<>();
        request.prior()
                .resources()
                .forEach((resource, state) -> {
                    if (resource.resource().isManaged()
                            && resource.resource().type().equals(group.type())
                            && state.providers().contains(group.provider())) {
                        state.instances()
                                .forEach((key, instance) -> {
                                    if (state.provider(key).equals(group.provider())) {
                                        add(
                                                group,
                                                resource.instance(key),
                                                instance,
                                                type,
                                                addresses,
                                                requests);
                                    }
                                });
                    }
                });
        Map<ResourceInstanceAddress, ReadAnswer> answers = new LinkedHashMap<>();
        List<ReadAnswer> read =
                requests.isEmpty() ? List.of() : bounded.call(() -> batch.readMany(requests));
        for (int i = 0; i < read.size(); i++) {
            answers.put(addresses.get(i), read.get(i));
        }
        return answers;
    }

    private void add(
            Group group,
            ResourceInstanceAddress address,
            StateSnapshot.InstanceState instance,
            ObjectType type,
            List<ResourceInstanceAddress> addresses,
            List<ReadRequest> requests) {
        if (instance.current().isEmpty()
                || !isRefreshed(address)
                || !targets.includes(address)
                || request.providers().hasStandIn(group.provider(), address)) {
            return;
        }
        ObjectState stored = instance.current().get();
        type.decode(stored, address.toString(), new Diagnostics())
                .ifPresent(value -> {
                    addresses.add(address);
                    requests.add(readRequest(address, stored, value, type));
                });
    }

    private ReadRequest readRequest(
            ResourceInstanceAddress address,
            ObjectState stored,
            Value remembered,
            ObjectType type) {
        return new ReadRequest(
                remembered.withoutMarksDeep(),
                ObjectType.kept(stored),
                extent.of(address.config(), stored, remembered, type));
    }

    private static Diagnostic diagnostic(Problem problem, ResourceInstanceAddress address) {
        Diagnostic plain =
                problem.isError()
                        ? Diagnostic.error(problem.summary(), problem.detail())
                        : Diagnostic.warning(problem.summary(), problem.detail());
        return plain.about(address.toString());
    }
}
