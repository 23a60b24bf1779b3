package dev.terrane.policy;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.policy.Conditions.Compiled;
import dev.terrane.policy.Conditions.UndecidedException;
import dev.terrane.policy.JudgedPlan.Change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks rules of plans. What can not be told counts as broken: a rule that nobody can check protects
/// nobody.
public final class PolicyCheck {
    private final List<Rule> rules;

    private record Rule(Policy policy, Optional<Compiled> changes, Compiled require) {}

    private PolicyCheck(List<Rule> rules) {
        this.rules = rules;
    }

    /// Nothing where one of the rules has mistakes, which are reported.
    public static Optional<PolicyCheck> of(List<Policy> policies, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Conditions conditions = new Conditions();
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Policy policy : policies) {
            if (!names.add(policy.name())) {
                own.error(
                        "Duplicate policy",
                        "There is another policy \"%s\".".formatted(policy.name()),
                        policy.require().range());
            }
            rule(policy, conditions, own).ifPresent(rules::add);
        }
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(new PolicyCheck(rules));
    }

    private static Optional<Rule> rule(Policy policy, Conditions conditions, Diagnostics own) {
        boolean aboutChanges = policy.changes().isPresent();
        Optional<Compiled> changes =
                policy.changes().flatMap(filter -> conditions.compile(filter, true, own));
        return conditions
                .compile(policy.require(), aboutChanges, own)
                .map(require -> new Rule(policy, changes, require));
    }

    /// In the order of the rules, and then of the places.
    public List<Finding> findings(JudgedPlan plan) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.changes().isEmpty()) {
                ofPlan(rule, plan).ifPresent(findings::add);
                continue;
            }
            for (Change change : plan.changes()) {
                ofChange(rule, rule.changes().get(), plan, change).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> ofPlan(Rule rule, JudgedPlan plan) {
        try {
            return rule.require().isTrue(plan)
                    ? Optional.empty()
                    : Optional.of(new Finding(rule.policy(), Optional.empty(), Optional.empty()));
        } catch (UndecidedException e) {
            return Optional.of(
                    new Finding(rule.policy(), Optional.empty(), Optional.of(e.reason())));
        }
    }

    private static Optional<Finding> ofChange(
            Rule rule, Compiled changes, JudgedPlan plan, Change change) {
        Optional<String> place = Optional.of(change.place());
        try {
            return !changes.isTrue(plan, change) || rule.require().isTrue(plan, change)
                    ? Optional.empty()
                    : Optional.of(new Finding(rule.policy(), place, Optional.empty()));
        } catch (UndecidedException e) {
            return Optional.of(new Finding(rule.policy(), place, Optional.of(e.reason())));
        }
    }
}
