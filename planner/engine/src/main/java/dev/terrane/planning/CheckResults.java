package dev.terrane.planning;

import dev.terrane.config.Configuration;
import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.plan.CheckResult;
import dev.terrane.plan.CheckResult.Instance;
import dev.terrane.plan.CheckResult.Status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Puts the outcomes of single conditions together: an instance is as bad as its worst condition,
/// and what is checked as bad as its worst instance.
final class CheckResults {
    private CheckResults() {}

    /// @param destroy nothing is evaluated for its conditions then, so all are unknown
    /// @param empty what has conditions and no instances: none of them can fail
    static List<CheckResult> of(
            List<ConditionOutcome> outcomes,
            Set<String> empty,
            Configuration configuration,
            boolean destroy) {
        Map<String, List<ConditionOutcome>> byConfig = new TreeMap<>();
        DeclaredConditions.of(configuration)
                .forEach((address, kind) -> byConfig.put(address, new ArrayList<>()));
        if (!destroy) {
            outcomes.forEach(o ->
                    byConfig.computeIfAbsent(o.configAddress(), k -> new ArrayList<>()).add(o));
        }
        Map<String, String> kinds = DeclaredConditions.of(configuration);
        List<CheckResult> results = new ArrayList<>();
        byConfig.forEach((address, found) ->
                results.add(
                        result(
                                kinds.getOrDefault(address, "resource"),
                                address,
                                found,
                                empty.contains(address) && !destroy)));
        return results;
    }

    private static CheckResult result(
            String kind, String address, List<ConditionOutcome> outcomes, boolean empty) {
        Map<String, List<ConditionOutcome>> byInstance = new TreeMap<>();
        outcomes.forEach(
                o -> byInstance.computeIfAbsent(o.address(), k -> new ArrayList<>()).add(o));
        List<Instance> instances = new ArrayList<>();
        byInstance.forEach((name, conditions) -> instances.add(instance(name, conditions)));
        Status worst =
                instances.stream()
                        .map(Instance::status)
                        .reduce(Status::worse)
                        .orElse(empty ? Status.PASS : Status.UNKNOWN);
        return new CheckResult(kind, address, worst, instances);
    }

    private static Instance instance(String address, List<ConditionOutcome> conditions) {
        Status worst =
                conditions.stream()
                        .map(c -> status(c.result()))
                        .reduce(Status::worse)
                        .orElse(Status.UNKNOWN);
        List<String> problems =
                conditions.stream()
                        .map(ConditionOutcome::problem)
                        .filter(p -> !p.isEmpty())
                        .toList();
        return new Instance(address, worst, problems);
    }

    private static Status status(ConditionOutcome.Result result) {
        return switch (result) {
            case PASS -> Status.PASS;
            case FAIL -> Status.FAIL;
            case ERROR -> Status.ERROR;
            case UNKNOWN -> Status.UNKNOWN;
        };
    }
}
