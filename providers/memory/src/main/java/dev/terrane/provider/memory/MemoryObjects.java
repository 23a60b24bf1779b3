package dev.terrane.provider.memory;

import dev.terrane.spi.BatchReads;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The resource type `memory_object`.
final class MemoryObjects implements ManagedResources, BatchReads {
    static final String TYPE = "memory_object";

    /// Only computed: nobody can set these, so they change no plan where nobody refers to them.
    private static final List<String> TOLD_APART = List.of("revision", "token_digest");

    private final Service service;

    MemoryObjects(Service service) {
        this.service = service;
    }

    @Override
    public List<Problem> validate(Value config) {
        return new ArgumentRules(config).atLeast("size", 0).problems();
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return StateJson.upgrade(MemoryObjectSchema.RESOURCE.block(), json);
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        String name = nameOf(request.prior());
        Optional<Fault.Kind> fault = service.begin(Operation.READ, name);
        if (fault.isPresent()) {
            return new ReadAnswer(
                    request.prior(),
                    request.privateData(),
                    List.of(Service.refusal(Operation.READ, name)));
        }
        return found(request);
    }

    /// One call of the cloud, however many objects it is about.
    @Override
    public List<ReadAnswer> readMany(List<ReadRequest> requests) {
        List<String> names = requests.stream().map(request -> nameOf(request.prior())).toList();
        service.calls().add(Operation.READ_MANY, names);
        List<ReadAnswer> answers = new ArrayList<>();
        for (ReadRequest request : requests) {
            String name = nameOf(request.prior());
            boolean refused = service.faults().meeting(Operation.READ_MANY, name).isPresent();
            answers.add(
                    refused
                            ? new ReadAnswer(
                                    request.prior(),
                                    request.privateData(),
                                    List.of(Service.refusal(Operation.READ_MANY, name)))
                            : found(request));
        }
        return answers;
    }

    private ReadAnswer found(ReadRequest request) {
        Value object =
                service.cloud()
                        .find(Cloud.idOf(request.prior()))
                        .map(found -> asFarAsWanted(found, request))
                        .orElse(gone());
        return new ReadAnswer(object, request.privateData(), List.of());
    }

    /// What would cost a call of its own in another cloud stays as it was where nobody looks at it.
    private static Value asFarAsWanted(Value found, ReadRequest request) {
        ObjectBuilder object = ObjectBuilder.from(found);
        for (String name : TOLD_APART) {
            Value before = Attributes.of(request.prior()).value(name);
            if (!request.wanted().includes(name) && !before.isNull()) {
                object.set(name, before);
            }
        }
        return object.build();
    }

    private static Value gone() {
        return Value.nullOf(MemoryObjectSchema.RESOURCE.block().impliedType());
    }

    /// After an import only the id is known.
    private static String nameOf(Value object) {
        return Attributes.of(object).string("name").orElse("");
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        PlanAnswer answer = MemoryObjectSchema.RULES.plan(request);
        return new PlanAnswer(
                answer.planned(),
                answer.requiresReplace(),
                request.priorPrivate(),
                false,
                annotations(request.prior(), answer.planned()),
                List.of());
    }

    /// An object of the kind `database` holds data.
    @Override
    public boolean losesData(Value object) {
        return Attributes.of(object).string("kind").equals(Optional.of("database"));
    }

    /// A public object is open to everybody.
    private Annotations annotations(Value prior, Value planned) {
        boolean stateful = !prior.isNull() && losesData(prior);
        boolean exposed = !planned.isNull() && Attributes.of(planned).bool("public").orElse(false);
        return new Annotations(
                stateful,
                exposed ? Optional.of("the object can be read by everybody") : Optional.empty());
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull()) {
            return delete(request);
        }
        return request.prior().isNull() ? create(request) : update(request);
    }

    private ApplyAnswer create(ApplyRequest request) {
        String name = nameOf(request.planned());
        Optional<Fault.Kind> fault = service.begin(Operation.CREATE, name);
        if (fault.equals(Optional.of(Fault.Kind.REFUSES))) {
            return failed(request.prior(), request, Operation.CREATE, name);
        }
        String id = service.cloud().newId();
        return store(filledIn(request, id, 1), request, Operation.CREATE, fault);
    }

    private ApplyAnswer update(ApplyRequest request) {
        String name = nameOf(request.planned());
        Optional<Fault.Kind> fault = service.begin(Operation.UPDATE, name);
        if (fault.equals(Optional.of(Fault.Kind.REFUSES))) {
            return failed(request.prior(), request, Operation.UPDATE, name);
        }
        String id = Cloud.idOf(request.prior());
        Optional<Value> present = service.cloud().find(id);
        if (present.isEmpty()) {
            return new ApplyAnswer(request.prior(), request.plannedPrivate(), List.of(missing(id)));
        }
        long revision = Attributes.of(present.get()).wholeNumber("revision").orElse(0);
        return store(filledIn(request, id, revision + 1), request, Operation.UPDATE, fault);
    }

    private static Problem missing(String id) {
        return Problem.error(
                "Object is gone",
                "The cloud has no object \"" + id + "\" any more. Plan again to create it anew.");
    }

    private static Value filledIn(ApplyRequest request, String id, long revision) {
        return new FilledIn(request.planned(), Attributes.of(request.config()))
                .withId(id)
                .withRevision(revision)
                .object();
    }

    private ApplyAnswer store(
            Value object, ApplyRequest request, Operation operation, Optional<Fault.Kind> fault) {
        service.cloud().put(object);
        Service.done(fault);
        new Visibility(service.cloud()).await(object);
        String name = nameOf(object);
        if (fault.equals(Optional.of(Fault.Kind.FAILS_HALF_WAY))) {
            return failed(object, request, operation, name);
        }
        Value answer =
                fault.equals(Optional.of(Fault.Kind.CONTRADICTS_THE_PLAN))
                        ? ObjectBuilder.from(object).set("name", name + "-other").build()
                        : object;
        return new ApplyAnswer(answer, request.plannedPrivate(), List.of());
    }

    private ApplyAnswer delete(ApplyRequest request) {
        String name = nameOf(request.prior());
        Optional<Fault.Kind> fault = service.begin(Operation.DELETE, name);
        if (fault.equals(Optional.of(Fault.Kind.REFUSES))) {
            return failed(request.prior(), request, Operation.DELETE, name);
        }
        String id = Cloud.idOf(request.prior());
        service.cloud().delete(id);
        Service.done(fault);
        new Visibility(service.cloud()).awaitNone(id);
        if (fault.equals(Optional.of(Fault.Kind.FAILS_HALF_WAY))) {
            return failed(request.prior(), request, Operation.DELETE, name);
        }
        return new ApplyAnswer(gone(), PrivateData.NONE, List.of());
    }

    private static ApplyAnswer failed(
            Value object, ApplyRequest request, Operation operation, String name) {
        return new ApplyAnswer(
                object, request.plannedPrivate(), List.of(Service.refusal(operation, name)));
    }

    @Override
    public ImportAnswer importObject(String id) {
        Value known = ObjectBuilder.of(MemoryObjectSchema.RESOURCE.block()).set("id", id).build();
        return ImportAnswer.of(known);
    }
}
