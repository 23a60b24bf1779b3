package dev.terrane.planning;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.Providers;
import dev.terrane.plan.Change;
import dev.terrane.spi.PlanChecks;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.spi.Provider;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Collects what is planned with providers that look at a plan as a whole ([PlanChecks]), and reports
/// in the end what they find.
final class WholePlanChecks {
    private final Providers providers;
    private final Map<ProviderConfigAddress, ConcurrentLinkedQueue<Planned>> planned =
            new ConcurrentHashMap<>();

    WholePlanChecks(Providers providers) {
        this.providers = providers;
    }

    private record Planned(DesiredResource resource, DesiredInstance instance, Change change) {
        PlannedObject told() {
            boolean isNew =
                    change instanceof Change.Create
                            || change instanceof Change.Replace
                            || change instanceof Change.Supersede;
            return new PlannedObject(
                    instance.address().toString(),
                    instance.address().resource().type(),
                    isNew,
                    !change.isNoOp(),
                    change.after().withoutMarksDeep(),
                    ArgumentSources.of(resource, instance));
        }
    }

    /// Called when the provider is configured.
    void note(DesiredResource resource, DesiredInstance instance, Change change) {
        if (checks(instance.provider()).isPresent()
                && !providers.hasStandIn(instance.provider(), instance.address())) {
            planned.computeIfAbsent(instance.provider(), key -> new ConcurrentLinkedQueue<>())
                    .add(new Planned(resource, instance, change));
        }
    }

    private Optional<PlanChecks> checks(ProviderConfigAddress provider) {
        return providers.configured(provider, new Diagnostics()).flatMap(Provider::planChecks);
    }

    void report(Diagnostics diagnostics) {
        planned.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> report(entry.getKey(), entry.getValue(), diagnostics));
    }

    private void report(
            ProviderConfigAddress provider, Iterable<Planned> objects, Diagnostics diagnostics) {
        Map<String, Planned> byAddress = new TreeMap<>();
        objects.forEach(each -> byAddress.put(each.instance().address().toString(), each));
        List<PlannedObject> told = byAddress.values().stream().map(Planned::told).toList();
        for (Finding finding : checks(provider).orElseThrow().check(told)) {
            Planned about = byAddress.get(finding.address());
            if (about == null) {
                throw new IllegalStateException(
                        "a finding about " + finding.address() + ", which is not in the plan");
            }
            diagnostics.add(about.instance().diagnostic(finding.problem()));
        }
    }
}
