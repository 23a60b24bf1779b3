package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.objects.IgnoredChanges;
import dev.terrane.objects.ObjectNames;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.spi.Conformance;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Creates or updates one object, as it was planned.
final class ObjectChange {
    private final ApplyRequest request;
    private final Work work;
    private final ActionInvoker actions;
    private final DesiredResource resource;
    private final DesiredInstance instance;
    private final ObjectType type;
    private final ResourceChange change;
    private final Schema.Block schema;

    ObjectChange(
            ApplyRequest request,
            Work work,
            ActionInvoker actions,
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            ResourceChange change) {
        this.request = request;
        this.work = work;
        this.actions = actions;
        this.resource = resource;
        this.instance = instance;
        this.type = type;
        this.change = change;
        this.schema = type.schema().block();
    }

    /// What is to be done, with values that are known by now.
    private record Final(Value before, Value planned, Value config, PlanAnswer answer) {
        boolean changesNothing() {
            return planned.equals(before);
        }
    }

    /// The object as it is afterwards, with marks; nothing where it failed or had to be left out.
    Optional<Value> carryOut(Diagnostics diagnostics) {
        Optional<Provider> provider =
                request.providers()
                        .configured(instance.provider(), instance.address(), diagnostics);
        if (provider.isEmpty() || !instance.preconditionsHold(diagnostics)) {
            return Optional.empty();
        }
        Value config = instance.config(diagnostics);
        if (diagnostics.hasErrors() || instance.isWithoutBasis()) {
            return Optional.empty();
        }
        ManagedResources operations = provider.get().resource(type.name());
        Optional<Final> last = planAgain(operations, config, diagnostics);
        Optional<Value> made =
                last.flatMap(known -> makeIt(operations, known, config, diagnostics));
        if (!diagnostics.hasErrors()) {
            made.ifPresent(object -> instance.postconditionsHold(object, diagnostics));
        }
        return made;
    }

    private boolean isUpdate() {
        return change.change() instanceof Change.Update;
    }

    private Optional<Final> planAgain(
            ManagedResources operations, Value config, Diagnostics diagnostics) {
        Value none = Value.nullOf(schema.impliedType());
        Value before = isUpdate() ? change.change().before().withoutMarksDeep() : none;
        Value plain = config.withoutMarksDeep();
        Value kept =
                isUpdate()
                        ? IgnoredChanges.apply(resource.block().lifecycle(), before, plain, schema)
                        : plain;
        PrivateData privateData =
                isUpdate()
                        ? request.refreshed()
                                .current(instance.address())
                                .map(ObjectType::kept)
                                .orElse(PrivateData.NONE)
                        : PrivateData.NONE;
        PlanRequest asked =
                new PlanRequest(before, ProposedObject.of(schema, before, kept), kept, privateData);
        PlanAnswer answer =
                IgnoredChanges.apply(
                        resource.block().lifecycle(), before, operations.plan(asked), schema);
        answer.problems().forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
        Value approved = change.change().after().withoutMarksDeep();
        if (!diagnostics.hasErrors() && !Agreement.agrees(approved, answer.planned())) {
            diagnostics.add(otherThanPlanned(approved, answer.planned()));
        }
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(new Final(before, answer.planned(), kept, answer));
    }

    private Optional<Value> makeIt(
            ManagedResources operations, Final last, Value config, Diagnostics diagnostics) {
        if (!actions.before(instance, diagnostics)) {
            return Optional.empty();
        }
        if (isUpdate() && last.changesNothing()) {
            return Optional.of(leaveIt(last, config));
        }
        depose();
        Action action = isUpdate() ? Action.UPDATE : Action.CREATE;
        if (!work.begin(intent(last))) {
            restore();
            return Optional.empty();
        }
        Made made =
                work.call(
                        instance.address(),
                        action,
                        ObjectNames.id(last.before()),
                        () -> make(operations, last, config, diagnostics),
                        m -> ObjectNames.id(m.object()),
                        Made::succeeded);
        if (made.succeeded()) {
            work.count(action);
        }
        return made.succeeded() ? Optional.of(made.object()) : Optional.empty();
    }

    /// What was unknown has come to what is there already: the provider is asked for nothing. The
    /// object may be marked in another way, and made from other objects.
    private Value leaveIt(Final last, Value config) {
        Value object = type.marked(last.planned(), config);
        PrivateData privateData = last.answer().plannedPrivate();
        save(new ApplyAnswer(last.planned(), privateData, List.of()), object, false);
        return object;
    }

    /// @param object with marks
    private record Made(Value object, boolean succeeded) {}

    private Made make(
            ManagedResources operations, Final last, Value config, Diagnostics diagnostics) {
        ApplyAnswer answer =
                operations.apply(
                        new ManagedResources.ApplyRequest(
                                last.before(),
                                last.planned(),
                                last.config(),
                                last.answer().plannedPrivate()));
        Value made = type.marked(known(answer.object()), config);
        Diagnostics own = new Diagnostics();
        report(answer, last, own);
        List<Provisioner> provisioners = own.hasErrors() ? List.of() : provisioners();
        boolean unfinished = !provisioners.isEmpty() || own.hasErrors();
        save(answer, made, unfinished && !isUpdate());
        diagnostics.addAll(own);
        boolean provisioned =
                provisioners.isEmpty() || provision(provisioners, answer, made, diagnostics);
        return new Made(made, !answer.failed() && provisioned);
    }

    private List<Provisioner> provisioners() {
        return isUpdate()
                ? List.of()
                : resource.block().provisioners().stream()
                        .filter(provisioner -> !provisioner.whenDestroy())
                        .toList();
    }

    /// Until the last provisioner has ended, the object is kept as tainted, so that a crash does not
    /// leave one that looks whole.
    private boolean provision(
            List<Provisioner> provisioners,
            ApplyAnswer answer,
            Value made,
            Diagnostics diagnostics) {
        boolean done =
                new ObjectProvisioning(
                                request,
                                instance.address(),
                                instance.scopeWithSelf(made),
                                diagnostics)
                        .run(provisioners);
        if (done) {
            save(answer, made, false);
        }
        return done;
    }

    private JournalRecord.Intent intent(Final last) {
        return new JournalRecord.Intent(
                instance.address(),
                Optional.empty(),
                instance.provider(),
                isUpdate() ? "update" : "create",
                ObjectDigest.of(last.planned().toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// With `create_before_destroy`, the old object makes room under its address.
    private void depose() {
        if (replacesBeforeDeleting()) {
            work.save(new JournalRecord.Deposed(instance.address(), deposedKey()));
        }
    }

    /// Nothing has come into its place.
    private void restore() {
        if (replacesBeforeDeleting()) {
            work.save(new JournalRecord.Restored(instance.address(), deposedKey()));
        }
    }

    private String deposedKey() {
        return Deletions.deposedKey(instance.address(), request.refreshed());
    }

    private boolean replacesBeforeDeleting() {
        return change.change() instanceof Change.Replace replace && replace.createBeforeDestroy();
    }

    private void save(ApplyAnswer answer, Value made, boolean tainted) {
        ResourceInstanceAddress address = instance.address();
        if (!made.isNull()) {
            work.save(
                    new JournalRecord.Saved(
                            address,
                            Optional.empty(),
                            instance.provider(),
                            encode(answer, made, tainted)));
        } else if (replacesBeforeDeleting()) {
            restore();
        } else {
            work.save(new JournalRecord.Failed(address, Optional.empty()));
        }
    }

    private ObjectState encode(ApplyAnswer answer, Value made, boolean tainted) {
        return type.encode(
                        made,
                        tainted,
                        answer.privateData(),
                        resource.dependencies(),
                        change.createBeforeDestroy())
                .withSkipDestroy(!resource.block().lifecycle().destroy());
    }

    private void report(ApplyAnswer answer, Final last, Diagnostics diagnostics) {
        answer.problems().forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
        if (answer.failed() || last.answer().legacyTypeSystem()) {
            return;
        }
        List<Problem> faults = Conformance.appliedProblems(schema, last.planned(), answer.object());
        for (Problem fault : faults) {
            diagnostics.add(
                    Diagnostic.error(
                                    "Provider produced inconsistent result after apply",
                                    "The provider %s made something else of %s than it had planned: %s What it made is in the state. This is a fault of the provider; report it to those who maintain it."
                                            .formatted(
                                                    resource.provider().display(),
                                                    instance.address(),
                                                    fault.detail()))
                            .about(instance.address().toString()));
        }
    }

    private Diagnostic otherThanPlanned(Value approved, Value now) {
        return Diagnostic.error(
                        "Provider produced inconsistent final plan",
                        ("When it was planned, %s was to become something else than the provider %s"
                                        + " plans now that all values are known; %s differs. Nothing was done to it."
                                        + " This is a fault of the provider, or of a function that gives something"
                                        + " else each time.")
                                .formatted(
                                        instance.address(),
                                        resource.provider().display(),
                                        Agreement.firstDifference(approved, now)))
                .about(instance.address().toString());
    }

    /// A provider that leaves something unknown has failed; what is saved must be known.
    private static Value known(Value object) {
        return object.isWhollyKnown() ? object : KnownParts.of(object);
    }
}
