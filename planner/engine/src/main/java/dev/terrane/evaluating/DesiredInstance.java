package dev.terrane.evaluating;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.config.Condition;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// One instance that the configuration wants.
public final class DesiredInstance {
    private final ResourceInstanceAddress address;
    private final Resource block;
    private final ProviderConfigAddress provider;
    private final BlockTemplate template;
    private final ModuleScope scope;
    private final ObjectHandler handler;
    private final Map<ResourceAddress, DesiredResource> siblings;

    DesiredInstance(
            ResourceInstanceAddress address,
            Resource block,
            ProviderConfigAddress provider,
            BlockTemplate template,
            ModuleScope scope,
            ObjectHandler handler,
            Map<ResourceAddress, DesiredResource> siblings) {
        this.address = address;
        this.block = block;
        this.provider = provider;
        this.template = template;
        this.scope = scope;
        this.handler = handler;
        this.siblings = siblings;
    }

    public ResourceInstanceAddress address() {
        return address;
    }

    /// The configuration of the provider that manages it.
    public ProviderConfigAddress provider() {
        return provider;
    }

    /// The names that its arguments may refer to.
    public Scope scope() {
        return scope;
    }

    /// The names that provisioners and connections may refer to.
    public Scope scopeWithSelf(Value self) {
        return scope.withSelf(self);
    }

    /// @return whether it needs nothing of its own; otherwise each place is reported
    public boolean isIndependent(Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        SelfReferences.report(block, address, own);
        diagnostics.addAll(own.list());
        return !own.hasErrors();
    }

    /// Its arguments, with marks, as far as they are known now.
    public Value config(Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value config = template.evaluate(scope, own);
        own.list().forEach(problem -> diagnostics.add(problem.about(address.toString())));
        return config;
    }

    /// Whether something that its arguments or preconditions refer to has no value, because it
    /// failed or was left out. Known when they were evaluated.
    public boolean isWithoutBasis() {
        return scope.metMissing();
    }

    public Value evaluate(Expression expression, Diagnostics diagnostics) {
        return Evaluator.evaluate(expression, scope, diagnostics);
    }

    /// What its `action_trigger` blocks invoke at an event, in their order. What is asked for and can not
    /// be found is reported.
    public List<TriggeredAction> triggered(TriggerEvent event, Diagnostics diagnostics) {
        return new TriggeredActions(this, siblings, diagnostics).at(event, block.lifecycle());
    }

    /// @return whether no precondition failed; what is not known yet is no failure
    public boolean preconditionsHold(Diagnostics diagnostics) {
        return hold(
                block.lifecycle().preconditions(),
                Conditions.Kind.PRECONDITION,
                scope,
                diagnostics);
    }

    public boolean postconditionsHold(Value self, Diagnostics diagnostics) {
        return hold(
                block.lifecycle().postconditions(),
                Conditions.Kind.POSTCONDITION,
                scope.withSelf(self),
                diagnostics);
    }

    /// A provider's problem as a diagnostic at the argument that it is about.
    public Diagnostic diagnostic(Problem problem) {
        return new Diagnostic(
                problem.severity(),
                problem.summary(),
                problem.detail(),
                ProblemRanges.of(problem, template, block.range()),
                null,
                List.of(),
                address.toString());
    }

    private boolean hold(
            List<Condition> conditions,
            Conditions.Kind kind,
            Scope names,
            Diagnostics diagnostics) {
        boolean hold = true;
        for (Condition condition : conditions) {
            Diagnostics own = new Diagnostics();
            Conditions.Outcome outcome = Conditions.evaluate(condition, kind, names, own);
            own.list().forEach(problem -> diagnostics.add(problem.about(address.toString())));
            handler.checked(
                    new ConditionOutcome(
                            kind.name(),
                            address.config().toString(),
                            address.toString(),
                            outcome.result(),
                            outcome.problem()));
            hold &= outcome.result() != Result.FAIL && outcome.result() != Result.ERROR;
        }
        return hold;
    }
}
