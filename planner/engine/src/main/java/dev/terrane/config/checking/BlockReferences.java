package dev.terrane.config.checking;

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
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;

import java.util.List;

/// The references of the blocks of one module.
public final class BlockReferences {
    private final ExpressionReferences references;
    private final DependsOnReferences dependsOn;

    public BlockReferences(ModuleNode module) {
        this.references = new ExpressionReferences(module);
        this.dependsOn = new DependsOnReferences(references);
    }

    public void check(Variable variable, Diagnostics diagnostics) {
        conditions(variable.validations(), Place.PLAIN, diagnostics);
    }

    public void check(Local local, Diagnostics diagnostics) {
        expression(local.expression(), Place.PLAIN, diagnostics);
    }

    public void check(ProviderConfig provider, Diagnostics diagnostics) {
        references.check(References.of(provider.body()), Place.PLAIN, diagnostics);
    }

    public void check(Output output, Diagnostics diagnostics) {
        expression(output.value(), Place.PLAIN, diagnostics);
        conditions(output.preconditions(), Place.PLAIN, diagnostics);
        dependsOn.check(output.dependsOn(), diagnostics);
    }

    public void check(ModuleCall call, Diagnostics diagnostics) {
        repetition(call.repetition(), diagnostics);
        Place place = Place.inside(call.repetition());
        for (Attribute argument : call.arguments().values()) {
            expression(argument.expression(), place, diagnostics);
        }
        dependsOn.check(call.dependsOn(), diagnostics);
    }

    public void check(Resource resource, Diagnostics diagnostics) {
        repetition(resource.repetition(), diagnostics);
        Place place = Place.inside(resource.repetition());
        references.check(References.of(resource.body()), place, diagnostics);
        conditions(resource.lifecycle().preconditions(), place, diagnostics);
        conditions(resource.lifecycle().postconditions(), place.withSelf(), diagnostics);
        resource.connection()
                .filter(body -> resource.provisioners().isEmpty())
                .ifPresent(body ->
                        references.check(References.of(body), place.withSelf(), diagnostics));
        resource.provisioners()
                .forEach(provisioner -> provisioner(provisioner, place.withSelf(), diagnostics));
        dependsOn.check(resource.dependsOn(), diagnostics);
    }

    private void provisioner(Provisioner provisioner, Place place, Diagnostics diagnostics) {
        references.check(References.of(provisioner.body()), place, diagnostics);
        provisioner
                .connection()
                .ifPresent(body -> references.check(References.of(body), place, diagnostics));
    }

    public void check(Check check, Diagnostics diagnostics) {
        conditions(check.assertions(), Place.inCheck(check.name()), diagnostics);
    }

    public void check(Import imported, Diagnostics diagnostics) {
        repetition(imported.repetition(), diagnostics);
        Place place = Place.inside(imported.repetition());
        imported.id().ifPresent(id -> expression(id, place, diagnostics));
    }

    private void repetition(Repetition repetition, Diagnostics diagnostics) {
        switch (repetition) {
            case Repetition.Single single -> {}
            case Repetition.Count count -> expression(count.expression(), Place.PLAIN, diagnostics);
            case Repetition.ForEach each -> expression(each.expression(), Place.PLAIN, diagnostics);
        }
    }

    private void conditions(List<Condition> conditions, Place place, Diagnostics diagnostics) {
        for (Condition condition : conditions) {
            expression(condition.condition(), place, diagnostics);
            expression(condition.errorMessage(), place, diagnostics);
        }
    }

    private void expression(Expression expression, Place place, Diagnostics diagnostics) {
        references.check(References.of(expression), place, diagnostics);
    }
}
