package dev.terrane.evaluating;

import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.Optional;

/// Checks the provisioners of a resource block against what their types take.
final class ProvisionerValidation {
    private final ProvisionerTypes types;
    private final Resource resource;
    private final Diagnostics diagnostics;

    ProvisionerValidation(ProvisionerTypes types, Resource resource, Diagnostics diagnostics) {
        this.types = types;
        this.resource = resource;
        this.diagnostics = diagnostics;
    }

    /// @param scope in which `self` is what the schema says
    void check(Scope scope) {
        for (Provisioner provisioner : resource.provisioners()) {
            Optional<Schema.Block> schema = types.schema(provisioner.type());
            if (schema.isEmpty()) {
                diagnostics.add(unknown(provisioner));
            } else {
                check(provisioner, schema.get(), scope);
            }
        }
    }

    private void check(Provisioner provisioner, Schema.Block schema, Scope scope) {
        Diagnostics own = new Diagnostics();
        Value config = BlockTemplate.of(provisioner.body(), schema, own).evaluate(scope, own);
        provisioner
                .connection()
                .ifPresent(body ->
                        BlockTemplate.of(body, types.connectionSchema(), own).evaluate(scope, own));
        if (!own.hasErrors()) {
            types.validate(provisioner.type(), config.withoutMarksDeep())
                    .forEach(problem -> own.add(placed(problem, provisioner)));
        }
        diagnostics.addAll(own);
    }

    /// As Terraform does, these name the place in words.
    private Diagnostic placed(Problem problem, Provisioner provisioner) {
        return new Diagnostic(
                problem.severity(),
                problem.summary(),
                "%s (%s of %s, at %s)"
                        .formatted(
                                problem.detail(),
                                provisioner.type(),
                                resource.address(),
                                provisioner.range()),
                null,
                null,
                java.util.List.of(),
                null);
    }

    private Diagnostic unknown(Provisioner provisioner) {
        return Diagnostic.error(
                "Unknown provisioner",
                "%s has a provisioner \"%s\" at %s, and there is none of that name.%s There are %s."
                        .formatted(
                                resource.address(),
                                provisioner.type(),
                                provisioner.range(),
                                NameSuggestion.didYouMean(provisioner.type(), types.names()),
                                String.join(", ", types.names())));
    }
}
