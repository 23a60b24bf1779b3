package dev.terrane.applying;

import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.applying.Deletions.Deletion;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DestroyScope;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.objects.DeletionPlan;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.WorkingState;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Deletes one object, current or deposed.
final class ObjectDeletion {
    private final dev.terrane.applying.ApplyRequest request;
    private final WorkingState state;
    private final Work work;
    private final ObjectTypes types;
    private final Deletion deletion;

    ObjectDeletion(
            dev.terrane.applying.ApplyRequest request,
            WorkingState state,
            Work work,
            ObjectTypes types,
            Deletion deletion) {
        this.request = request;
        this.state = state;
        this.work = work;
        this.types = types;
        this.deletion = deletion;
    }

    /// @return whether there is no such object any more
    boolean carryOut(Diagnostics diagnostics) {
        Optional<ObjectState> object = object();
        if (object.isEmpty()) {
            return true;
        }
        Optional<Provider> provider =
                request.providers()
                        .configured(deletion.change().provider(), deletion.address(), diagnostics);
        if (provider.isEmpty()) {
            return false;
        }
        ObjectType type =
                types.find(deletion.change().provider().source(), deletion.address().resource())
                        .orElseThrow();
        Optional<Value> prior =
                type.decode(object.get(), deletion.address().toString(), diagnostics);
        return prior.isPresent()
                && delete(provider.get(), type, object.get(), prior.get(), diagnostics);
    }

    private Optional<ObjectState> object() {
        return deletion.deposedKey()
                .map(key ->
                        Optional.ofNullable(state.instance(deletion.address()).deposed().get(key)))
                .orElseGet(() -> state.current(deletion.address()));
    }

    private boolean delete(
            Provider provider,
            ObjectType type,
            ObjectState object,
            Value prior,
            Diagnostics diagnostics) {
        boolean gone =
                work.call(
                        deletion.address(),
                        Action.DELETE,
                        ObjectNames.id(prior),
                        () ->
                                provisioned(object, prior, diagnostics)
                                        && ask(provider, type, object, prior, diagnostics),
                        done -> ObjectNames.id(prior),
                        done -> done);
        if (gone) {
            work.count(Action.DELETE);
        }
        return gone;
    }

    /// What is deposed was replaced already, and what is tainted was never whole: neither has
    /// anything to take leave of.
    private boolean provisioned(ObjectState object, Value prior, Diagnostics diagnostics) {
        if (object.tainted() || deletion.deposedKey().isPresent()) {
            return true;
        }
        Optional<DestroyProvisioners> found =
                DestroyProvisioners.of(deletion.address(), request.configuration());
        return found.isEmpty() || run(found.get(), prior, diagnostics);
    }

    private boolean run(DestroyProvisioners found, Value prior, Diagnostics diagnostics) {
        Scope scope =
                DestroyScope.of(request.environment(), found.module(), deletion.address(), prior);
        return new ObjectProvisioning(request, deletion.address(), scope, diagnostics)
                .run(found.blocks());
    }

    /// @return whether it is gone
    private boolean ask(
            Provider provider,
            ObjectType type,
            ObjectState object,
            Value prior,
            Diagnostics diagnostics) {
        ManagedResources operations = provider.resource(type.name());
        Value none = Value.nullOf(type.schema().block().impliedType());
        Value plain = prior.withoutMarksDeep();
        DeletionPlan planned = DeletionPlan.of(type, operations, plain, ObjectType.kept(object));
        if (planned.isRefused()) {
            report(planned.problems(), diagnostics);
            return false;
        }
        if (!work.begin(intent(object))) {
            return false;
        }
        ApplyAnswer answer = operations.apply(new ApplyRequest(plain, none, none, planned.kept()));
        record(type, object, answer);
        report(answer.problems(), diagnostics);
        return !answer.failed();
    }

    private JournalRecord.Intent intent(ObjectState object) {
        return new JournalRecord.Intent(
                deletion.address(),
                deletion.deposedKey(),
                deletion.change().provider(),
                "delete",
                ObjectDigest.of(object));
    }

    private void record(ObjectType type, ObjectState object, ApplyAnswer answer) {
        if (!answer.failed()) {
            work.save(new JournalRecord.Gone(deletion.address(), deletion.deposedKey()));
        } else if (answer.object().isNull()) {
            work.save(new JournalRecord.Failed(deletion.address(), deletion.deposedKey()));
        } else {
            ObjectState left =
                    type.encode(
                                    answer.object(),
                                    object.tainted(),
                                    answer.privateData(),
                                    object.dependencies(),
                                    object.createBeforeDestroy())
                            .withSkipDestroy(object.skipDestroy());
            work.save(
                    new JournalRecord.Saved(
                            deletion.address(),
                            deletion.deposedKey(),
                            deletion.change().provider(),
                            left));
        }
    }

    private void report(List<Problem> problems, Diagnostics diagnostics) {
        for (Problem problem : problems) {
            Diagnostic plain =
                    problem.isError()
                            ? Diagnostic.error(problem.summary(), problem.detail())
                            : Diagnostic.warning(problem.summary(), problem.detail());
            diagnostics.add(
                    plain.at(deletion.change().block().orElse(null))
                            .about(deletion.address().toString()));
        }
    }
}
