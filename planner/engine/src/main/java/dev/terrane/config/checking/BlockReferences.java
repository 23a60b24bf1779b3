package dev.terrane.config.checking;

import dev.terrane.config.ActionTrigger;
import dev.terrane.config.Check;
import dev.terrane.config.Condition;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Import;
import dev.terrane.config.Local;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Output;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The references of the blocks of one module.
final class BlockReferences {
    private final ModuleNode module;
    private final AttributeCheck attributes;
    private final ExpressionReferences references;
    private final DependsOnReferences dependsOn;

    BlockReferences(ModuleNode module, AttributeCheck attributes) {
        this.module = module;
        this.attributes = attributes;
        this.references = new ExpressionReferences(module, attributes);
        this.dependsOn = new DependsOnReferences(references);
    }

    void check(Variable variable, Findings findings) {
        conditions(variable.validations(), Place.PLAIN, findings);
    }

    void check(Local local, Findings findings) {
        expression(local.expression(), Place.PLAIN, findings);
    }

    void check(ProviderConfig provider, Findings findings) {
        boolean each = provider.element().isPresent() || provider.isNone();
        Place place = each ? Place.IN_ELEMENT : Place.PLAIN;
        references.check(provider.body(), place, findings);
    }

    void check(Output output, Findings findings) {
        expression(output.value(), Place.PLAIN, findings);
        conditions(output.preconditions(), Place.PLAIN, findings);
        dependsOn.check(output.dependsOn(), findings);
    }

    void check(ModuleCall call, Findings findings) {
        repetition(call.repetition(), findings);
        Place place = Place.inside(call.repetition());
        for (Attribute argument : call.arguments().values()) {
            expression(argument.expression(), place, findings);
        }
        call.providerKeys().values().forEach(key -> expression(key, place, findings));
        dependsOn.check(call.dependsOn(), findings);
    }

    void check(Resource resource, Findings findings) {
        repetition(resource.repetition(), findings);
        Place place = Place.inside(resource.repetition());
        references.check(resource.body(), place, findings);
        resource.providerKey().ifPresent(key -> expression(key, place, findings));
        conditions(resource.lifecycle().preconditions(), place, findings);
        conditions(resource.lifecycle().postconditions(), place.withSelf(), findings);
        resource.lifecycle().actionTriggers().forEach(t -> trigger(t, place, findings));
        resource.connection()
                .filter(body -> resource.provisioners().isEmpty())
                .ifPresent(body -> references.check(body, place.withSelf(), findings));
        resource.provisioners()
                .forEach(provisioner -> provisioner(provisioner, place.withSelf(), findings));
        dependsOn.check(resource.dependsOn(), findings);
        Optional.ofNullable(module.config().lists().get(resource.address()))
                .ifPresent(list ->
                        Stream.concat(list.withObjects().stream(), list.limit().stream())
                                .forEach(e -> expression(e, place, findings)));
        Diagnostics ignored = new Diagnostics();
        resource.lifecycle()
                .ignoreChanges()
                .forEach(traversal ->
                        attributes.check(module, resource, List.of(first(traversal)), ignored));
        findings.add(ignored);
    }

    /// What is ignored is named without the resource: `tags["a"]` is about the attribute `tags`.
    private static Step first(Traversal ignored) {
        return new AttributeStep(ignored.root(), ignored.rootRange());
    }

    private void trigger(ActionTrigger trigger, Place place, Findings findings) {
        trigger.condition().ifPresent(condition -> expression(condition, place, findings));
        Diagnostics problems = new Diagnostics();
        for (ActionTrigger.Invoked invoked : trigger.actions()) {
            invoked.key().ifPresent(key -> expression(key, place, findings));
            ActionReferences.check(invoked, module, problems);
        }
        findings.add(problems);
    }

    private void provisioner(Provisioner provisioner, Place place, Findings findings) {
        references.check(provisioner.body(), place, findings);
        provisioner.connection().ifPresent(body -> references.check(body, place, findings));
    }

    void check(Check check, Findings findings) {
        conditions(check.assertions(), Place.inCheck(check.name()), findings);
    }

    void check(Import imported, Findings findings) {
        repetition(imported.repetition(), findings);
        Place place = Place.inside(imported.repetition());
        imported.key().ifPresent(id -> expression(id, place, findings));
    }

    private void repetition(Repetition repetition, Findings findings) {
        switch (repetition) {
            case Repetition.Single single -> {}
            case Repetition.Count count -> expression(count.expression(), Place.PLAIN, findings);
            case Repetition.ForEach each -> expression(each.expression(), Place.PLAIN, findings);
            case Repetition.Enabled enabled ->
                    expression(enabled.expression(), Place.PLAIN, findings);
        }
    }

    private void conditions(List<Condition> conditions, Place place, Findings findings) {
        for (Condition condition : conditions) {
            expression(condition.condition(), place, findings);
            expression(condition.errorMessage(), place, findings);
        }
    }

    private void expression(Expression expression, Place place, Findings findings) {
        references.check(expression, place, findings);
    }
}
