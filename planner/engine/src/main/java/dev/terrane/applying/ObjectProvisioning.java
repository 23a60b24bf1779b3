package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.BlockTemplate;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.provisioning.ConnectionSchema;
import dev.terrane.provisioning.Provision;
import dev.terrane.provisioning.ProvisionException;
import dev.terrane.provisioning.ProvisionOutput;
import dev.terrane.provisioning.Provisioner;
import dev.terrane.provisioning.Provisioners;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Runs the provisioners of one object, one after the other.
final class ObjectProvisioning {
    private static final String HIDDEN = "(output suppressed due to sensitive value in config)";

    private final ApplyRequest request;
    private final ResourceInstanceAddress address;
    private final Scope scope;
    private final Diagnostics diagnostics;

    /// @param scope in which `self` is the object
    ObjectProvisioning(
            ApplyRequest request,
            ResourceInstanceAddress address,
            Scope scope,
            Diagnostics diagnostics) {
        this.request = request;
        this.address = address;
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /// What a provisioner is told, with marks.
    private record Told(Value config, Optional<Value> connection) {
        boolean isSecret() {
            return isSecret(config) || connection.filter(Told::isSecret).isPresent();
        }

        private static boolean isSecret(Value value) {
            return value.containsMark(Mark.SENSITIVE) || value.containsMark(Mark.EPHEMERAL);
        }
    }

    /// @return false where one failed that may not; the rest was not begun then
    boolean run(List<Resource.Provisioner> blocks) {
        for (Resource.Provisioner block : blocks) {
            if (!run(block) && !block.continueOnFailure()) {
                return false;
            }
        }
        return true;
    }

    private boolean run(Resource.Provisioner block) {
        Provisioner type =
                Provisioners.find(block.type())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "validation knows all provisioners but " + block.type()));
        Diagnostics own = new Diagnostics();
        Told told = told(block, type, own);
        own.list().forEach(problem -> diagnostics.add(problem.about(address.toString())));
        if (own.hasErrors()) {
            return false;
        }
        request.progress().provisioning(address, block.type());
        Optional<ProvisionException> failure = attempt(type, told, block);
        request.progress().provisioned(address, block.type(), failure.isEmpty());
        if (failure.isPresent() && !block.continueOnFailure()) {
            diagnostics.add(failed(block, failure.get(), told.isSecret()));
        }
        return failure.isEmpty();
    }

    private Told told(Resource.Provisioner block, Provisioner type, Diagnostics own) {
        Value config = BlockTemplate.of(block.body(), type.schema(), own).evaluate(scope, own);
        Optional<Value> connection =
                block.connection()
                        .map(body ->
                                BlockTemplate.of(body, ConnectionSchema.block(), own)
                                        .evaluate(scope, own));
        return new Told(config, connection);
    }

    /// On a thread of its own, so that it can be interrupted without disturbing anything else.
    private Optional<ProvisionException> attempt(
            Provisioner type, Told told, Resource.Provisioner block) {
        ProvisionOutput output =
                line ->
                        request.progress()
                                .provisionerOutput(
                                        address, block.type(), told.isSecret() ? HIDDEN : line);
        Provision provision =
                new Provision(
                        told.config().withoutMarksDeep(),
                        told.connection().map(Value::withoutMarksDeep),
                        request.workplace(),
                        output);
        Interruptible attempt = new Interruptible(() -> type.run(provision));
        return attempt.run(request.stop());
    }

    private Diagnostic failed(
            Resource.Provisioner block, ProvisionException failure, boolean secret) {
        String evidence =
                secret
                        ? "\nWhat it was told is made from sensitive values, so more is not shown."
                        : failure.evidence().isEmpty() ? "" : "\n" + failure.evidence();
        return Diagnostic.error(
                        block.type() + " provisioner failed",
                        failure.getMessage() + evidence,
                        block.range())
                .about(address.toString());
    }
}
