package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.ImportKey;
import dev.terrane.evaluating.ImportTarget;
import dev.terrane.evaluating.Providers;
import dev.terrane.objects.ObjectType;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The objects that this plan takes over from outside: those of `import` blocks whose address has no
/// object yet.
final class Imports {
    private final Providers providers;
    private final PlanningProgress progress;
    private final Bounded bounded;
    private final Map<ResourceInstanceAddress, ImportTarget> targets = new ConcurrentHashMap<>();

    Imports(Providers providers, PlanningProgress progress, Bounded bounded) {
        this.providers = providers;
        this.progress = progress;
        this.bounded = bounded;
    }

    void add(ImportTarget target) {
        targets.put(target.address(), target);
    }

    Optional<ImportTarget> target(ResourceInstanceAddress address) {
        return Optional.ofNullable(targets.get(address));
    }

    /// The object as it is found; nothing where it is not, which is reported.
    Optional<PriorObject> find(
            ResourceInstanceAddress address,
            ImportKey key,
            ObjectType type,
            ProviderConfigAddress provider,
            List<ConfigResourceAddress> dependencies,
            Diagnostics diagnostics) {
        Optional<Provider> configured = providers.configured(provider, address, diagnostics);
        if (configured.isEmpty()) {
            return Optional.empty();
        }
        ManagedResources objects = configured.get().resource(type.name());
        String id = key.text();
        progress.importing(address, id);
        ImportAnswer found = bounded.call(() -> imported(objects, key));
        if (!report(found.problems(), address, diagnostics) || found.object().isEmpty()) {
            return Optional.empty();
        }
        progress.refreshing(address, id);
        ReadRequest request = new ReadRequest(found.object().get(), found.privateData());
        ReadAnswer answer = bounded.call(() -> objects.read(request));
        if (!report(answer.problems(), address, diagnostics)) {
            return Optional.empty();
        }
        if (answer.object().isNull()) {
            diagnostics.add(missing(address, id));
            return Optional.empty();
        }
        progress.refreshed(address, id);
        return Optional.of(object(type, answer, dependencies));
    }

    private static ImportAnswer imported(ManagedResources objects, ImportKey key) {
        return switch (key) {
            case ImportKey.ById(String id) -> objects.importObject(id);
            case ImportKey.ByIdentity(Value identity) -> objects.importByIdentity(identity);
        };
    }

    private static PriorObject object(
            ObjectType type, ReadAnswer answer, List<ConfigResourceAddress> dependencies) {
        Value now = type.marks().apply(answer.object());
        PrivateData privateData = answer.privateData();
        ObjectState stored = type.encode(now, false, privateData, dependencies, false);
        return new PriorObject(stored, now, now);
    }

    /// @return whether none of them is an error
    private static boolean report(
            List<Problem> problems, ResourceInstanceAddress address, Diagnostics diagnostics) {
        for (Problem problem : problems) {
            Diagnostic plain =
                    problem.isError()
                            ? Diagnostic.error(problem.summary(), problem.detail())
                            : Diagnostic.warning(problem.summary(), problem.detail());
            diagnostics.add(plain.about(address.toString()));
        }
        return problems.stream().noneMatch(Problem::isError);
    }

    private static Diagnostic missing(ResourceInstanceAddress address, String id) {
        return Diagnostic.error(
                        "Cannot import non-existent remote object",
                        "There is no object with the id \"%s\" for %s to take over. Look at the id, and at where the provider's configuration looks for it."
                                .formatted(id, address))
                .about(address.toString());
    }

    /// What is to be imported and has no block; only the plan's author can say what it should be.
    List<ImportTarget> withoutBlock(Configuration configuration, StateSnapshot prior) {
        return sorted(targets.values()).stream()
                .filter(target -> prior.current(target.address()).isEmpty())
                .filter(target -> !isDeclared(target, configuration))
                .toList();
    }

    private static boolean isDeclared(ImportTarget target, Configuration configuration) {
        return configuration
                .module(target.address().module().path())
                .filter(module ->
                        module.config().resources().containsKey(target.address().resource()))
                .isPresent();
    }

    /// Reports objects whose block has no such instance.
    void reportWithoutInstance(
            Configuration configuration, Evaluation evaluation, Diagnostics diagnostics) {
        for (ImportTarget target : sorted(targets.values())) {
            if (isDeclared(target, configuration) && !evaluation.hasInstance(target.address())) {
                diagnostics.add(
                        Diagnostic.error(
                                "Configuration for import target does not exist",
                                "The import block at %s names %s, and its resource has no such instance. Change count or for_each, or the key."
                                        .formatted(target.block().range(), target.address())));
            }
        }
    }

    static void reportWithoutBlock(Collection<ImportTarget> targets, Diagnostics diagnostics) {
        for (ImportTarget target : targets) {
            diagnostics.error(
                    "Configuration for import target does not exist",
                    "There is no resource %s. Declare it, or let its block be written: terrane plan -generate-config-out=generated.tf"
                            .formatted(target.address()),
                    target.block().to().range());
        }
    }

    private static List<ImportTarget> sorted(Collection<ImportTarget> targets) {
        return targets.stream()
                .sorted(java.util.Comparator.comparing(ImportTarget::address))
                .toList();
    }
}
