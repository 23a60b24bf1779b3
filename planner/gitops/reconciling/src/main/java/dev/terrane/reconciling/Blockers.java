package dev.terrane.reconciling;

import dev.terrane.address.AddressParser;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.project.ApprovalRules;
import dev.terrane.project.Hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Why a plan may not be applied, by the rules of its project that a plan can be judged by alone.
public final class Blockers {
    private final ApprovalRules rules;
    private final List<String> found = new ArrayList<>();

    private Blockers(ApprovalRules rules) {
        this.rules = rules;
    }

    /// Whole sentences; none where nothing is against it.
    public static List<String> of(ApprovalRules rules, PlanDocument plan) {
        Blockers blockers = new Blockers(rules);
        blockers.countDestroys(plan);
        blockers.forbid(
                plan,
                rules.neverDestroyed(),
                change -> isDeleted(change) && !isCreated(change),
                "is never to be destroyed");
        blockers.forbid(
                plan,
                rules.neverReplaced(),
                change -> isDeleted(change) && isCreated(change),
                "is never to be replaced");
        return List.copyOf(blockers.found);
    }

    /// The same, and whether it is the time for it.
    public static List<String> ofApplying(ApprovalRules rules, PlanDocument plan, Instant now) {
        List<String> blockers = new ArrayList<>(of(rules, plan));
        if (!rules.hours().isEmpty()
                && rules.hours().stream().noneMatch(hours -> hours.contains(now))) {
            blockers.add(
                    "It may be applied only %s."
                            .formatted(
                                    String.join(
                                            " or ",
                                            rules.hours().stream().map(Hours::text).toList())));
        }
        return blockers;
    }

    private static boolean isDeleted(PlannedChange change) {
        return change.actions().contains("delete");
    }

    private static boolean isCreated(PlannedChange change) {
        return change.actions().contains("create");
    }

    private void countDestroys(PlanDocument plan) {
        long destroys = plan.effects().stream().filter(Blockers::isDeleted).count();
        rules.mostDestroys()
                .filter(most -> destroys > most)
                .ifPresent(most ->
                        found.add(
                                "It destroys or replaces %d objects, and at most %d are allowed."
                                        .formatted(destroys, most)));
    }

    private void forbid(
            PlanDocument plan,
            List<String> types,
            Predicate<PlannedChange> affected,
            String words) {
        for (PlannedChange change : plan.effects()) {
            String type = type(change);
            if (affected.test(change) && types.stream().anyMatch(form -> matches(form, type))) {
                found.add("%s is a %s, which %s.".formatted(change.place(), type, words));
            }
        }
    }

    private static String type(PlannedChange change) {
        return AddressParser.instance(change.address())
                .map(address -> address.resource().type())
                .orElse("");
    }

    /// `aws_db_*` is every type that begins so.
    private static boolean matches(String form, String type) {
        String pattern =
                java.util.Arrays.stream(form.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(java.util.stream.Collectors.joining(".*"));
        return type.matches(pattern);
    }
}
