package dev.terrane.planning;

import dev.terrane.config.Configuration;
import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Provisioners that a plan would have to run, and that would reach their machine by WinRM, which
/// this version can not. Said when planning, because afterwards the object is there already.
final class UnsupportedConnections {
    private static final String UNSUPPORTED = "winrm";

    private UnsupportedConnections() {}

    static void report(
            Configuration configuration,
            Collection<ResourceChange> changes,
            Diagnostics diagnostics) {
        Set<Provisioner> reported = new HashSet<>();
        for (ResourceChange change : changes) {
            provisioners(change, configuration).stream()
                    .filter(provisioner -> runs(provisioner, change.change()))
                    .filter(UnsupportedConnections::isUnsupported)
                    .filter(reported::add)
                    .forEach(provisioner -> diagnostics.add(problem(provisioner)));
        }
    }

    private static Collection<Provisioner> provisioners(
            ResourceChange change, Configuration configuration) {
        return configuration
                .module(change.address().module().path())
                .map(module -> module.config().resources().get(change.address().resource()))
                .map(Resource::provisioners)
                .orElse(List.of());
    }

    private static boolean runs(Provisioner provisioner, Change change) {
        return switch (change) {
            case Change.Create c -> !provisioner.whenDestroy();
            case Change.Supersede s -> !provisioner.whenDestroy();
            case Change.Replace r -> !provisioner.whenDestroy() || !r.createBeforeDestroy();
            case Change.Delete d -> provisioner.whenDestroy();
            case Change.Update u -> false;
            case Change.Read r -> false;
            case Change.Forget f -> false;
            case Change.NoOp n -> false;
        };
    }

    /// Where the type is computed, it is noticed when it is to be used.
    private static boolean isUnsupported(Provisioner provisioner) {
        if (provisioner.type().equals("local-exec")) {
            return false;
        }
        Optional<Body> connection = provisioner.connection();
        Optional<Attribute> type =
                connection.map(body -> body.attributes(new Diagnostics()).get("type"));
        return type.map(Attribute::expression)
                .filter(References::isConstant)
                .map(expression -> Evaluator.evaluateConstant(expression, new Diagnostics()))
                .filter(Value.string(UNSUPPORTED)::equals)
                .isPresent();
    }

    private static Diagnostic problem(Provisioner provisioner) {
        return Diagnostic.error(
                "WinRM is not supported yet",
                "The plan would have to run this provisioner (%s) over a connection of the type \"winrm\", which this version of Terrane can not. Reach the machine by SSH, which Windows has too, or plan and apply this with Terraform."
                        .formatted(provisioner.type()),
                provisioner.range());
    }
}
