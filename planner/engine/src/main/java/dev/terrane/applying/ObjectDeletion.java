package dev.terrane.applying;

import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.applying.Deletions.Deletion;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.WorkingState;
import dev.terrane.value.Value;

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

    void carryOut(Diagnostics diagnostics) {
        Optional<ObjectState> object = object();
        Optional<Provider> provider =
                request.providers().configured(deletion.change().provider(), diagnostics);
        if (object.isEmpty() || provider.isEmpty()) {
            return;
        }
        ObjectType type =
                types.find(deletion.change().provider().source(), deletion.address().resource())
                        .orElseThrow();
        Optional<Value> prior =
                type.decode(object.get(), deletion.address().toString(), diagnostics);
        if (prior.isPresent()) {
            delete(provider.get(), type, object.get(), prior.get(), diagnostics);
        }
    }

    private Optional<ObjectState> object() {
        return deletion.deposedKey()
                .map(key ->
                        Optional.ofNullable(state.instance(deletion.address()).deposed().get(key)))
                .orElseGet(() -> state.current(deletion.address()));
    }

    private void delete(
            Provider provider,
            ObjectType type,
            ObjectState object,
            Value prior,
            Diagnostics diagnostics) {
        Value none = Value.nullOf(type.schema().block().impliedType());
        ApplyRequest asked =
                new ApplyRequest(
                        prior.withoutMarksDeep(),
                        none,
                        none,
                        new PrivateData(object.privateData()));
        JournalRecord.Intent intent =
                new JournalRecord.Intent(
                        deletion.address(),
                        deletion.deposedKey(),
                        deletion.change().provider(),
                        "delete",
                        ObjectDigest.of(object));
        if (!work.begin(intent)) {
            return;
        }
        ApplyAnswer answer =
                work.call(
                        deletion.address(),
                        Action.DELETE,
                        ObjectNames.id(prior),
                        () -> provider.resource(type.name()).apply(asked),
                        a -> ObjectNames.id(prior),
                        a -> !a.failed());
        record(type, object, answer);
        report(answer, diagnostics);
    }

    private void record(ObjectType type, ObjectState object, ApplyAnswer answer) {
        if (!answer.failed()) {
            work.save(new JournalRecord.Gone(deletion.address(), deletion.deposedKey()));
            work.count(Action.DELETE);
        } else if (answer.object().isNull()) {
            work.save(new JournalRecord.Failed(deletion.address(), deletion.deposedKey()));
        } else {
            ObjectState left =
                    type.encode(
                            answer.object(),
                            object.tainted(),
                            answer.privateData(),
                            object.dependencies(),
                            object.createBeforeDestroy());
            work.save(
                    new JournalRecord.Saved(
                            deletion.address(),
                            deletion.deposedKey(),
                            deletion.change().provider(),
                            left));
        }
    }

    private void report(ApplyAnswer answer, Diagnostics diagnostics) {
        for (Problem problem : answer.problems()) {
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
