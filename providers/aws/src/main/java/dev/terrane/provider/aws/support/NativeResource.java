package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.session.Refreshing;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes of a [ResourceType] what the SPI asks for: conventions of plans and states, tags, patience
/// with what AWS has made but does not show yet, and problems instead of exceptions.
public final class NativeResource implements ManagedResources, BatchReads {
    /// How long something that was just made may stay invisible.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// So many ids fit into one request of every service that reads many.
    private static final int AT_ONCE = 100;

    private final String name;
    private final Schema schema;
    private final ResourceType type;
    private final Supplier<AwsSession> aws;
    private final LegacyRules rules;

    public NativeResource(String name, Schema schema, ResourceType type, Supplier<AwsSession> aws) {
        this.name = name;
        this.schema = schema;
        this.type = type;
        this.aws = aws;
        this.rules =
                isTagged()
                        ? type.rules().adjust(draft -> Tags.plan(draft, aws.get().tags()))
                        : type.rules();
    }

    @Override
    public List<Problem> validate(Value config) {
        return Stream.concat(
                        type.validate(Attributes.of(config)).stream(),
                        DeprecatedArguments.of(schema.block(), config).stream())
                .toList();
    }

    @Override
    public Set<String> uncoveredArguments() {
        return type.uncoveredArguments();
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        if (fromVersion > schema.version()) {
            return new UpgradeAnswer(
                    Value.nullOf(schema.block().impliedType()),
                    List.of(
                            Problem.error(
                                    "Object of a newer version",
                                    "The state holds this "
                                            + name
                                            + " in version "
                                            + fromVersion
                                            + " of its form; this provider knows version "
                                            + schema.version()
                                            + ". Use a newer release.")));
        }
        return StateJson.upgrade(schema.block(), json);
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        if (request.config().isNull() || request.proposed().isNull()) {
            return new PlanAnswer(
                    Value.nullOf(schema.block().impliedType()),
                    List.of(),
                    request.priorPrivate(),
                    true,
                    new Annotations(type.isStateful(), Optional.empty()),
                    List.of());
        }
        try {
            return planKnown(request);
        } catch (FailedCall failed) {
            return PlanAnswer.failed(request.proposed(), List.of(failed.problem()));
        }
    }

    /// What has to be replaced is planned as if there were no object: the values are those of the new
    /// one.
    private PlanAnswer planKnown(PlanRequest request) {
        Schema.Block block = schema.block();
        LegacyPlan.Outcome outcome = LegacyPlan.of(block, rules, request.prior(), request.config());
        Value planned =
                outcome.replacing().isEmpty()
                        ? outcome.planned()
                        : LegacyPlan.of(
                                        block,
                                        rules,
                                        Value.nullOf(block.impliedType()),
                                        request.config())
                                .planned();
        return new PlanAnswer(
                planned,
                outcome.replacing(),
                privateData(planned),
                true,
                annotations(planned),
                List.of());
    }

    @Override
    public boolean losesData(Value object) {
        return type.isStateful();
    }

    private Annotations annotations(Value planned) {
        String exposure = type.publicExposure(Attributes.of(planned));
        return new Annotations(
                type.isStateful(), Optional.of(exposure).filter(text -> !text.isEmpty()));
    }

    private PrivateData privateData(Value object) {
        Schema.Attribute allTags = schema.block().attributes().get("tags_all");
        if (allTags != null && !allTags.optional()) {
            return PrivateData.NONE;
        }
        return rules.hasPrivateData()
                ? LegacyPrivate.of(schema.version(), rules.timeouts(), object)
                : PrivateData.NONE;
    }

    @Override
    public List<ReadAlong> readsAlong() {
        return type.readsAlong();
    }

    private boolean isTagged() {
        return schema.block().attributes().containsKey("tags_all");
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        return Refreshing.during(() -> readAlone(request));
    }

    private ReadAnswer readAlone(ReadRequest request) {
        Draft draft = Draft.toRead(schema.block(), request.prior(), request.wanted());
        try {
            type.read(List.of(draft), aws.get());
            return readAnswer(draft, request);
        } catch (RuntimeException failure) {
            Problem problem = AwsProblems.of(failure, "reading " + name);
            return new ReadAnswer(request.prior(), request.privateData(), List.of(problem));
        }
    }

    private ReadAnswer readAnswer(Draft draft, ReadRequest request) {
        Value object =
                draft.isGone()
                        ? Value.nullOf(schema.block().impliedType())
                        : settled(draft, request.prior());
        return new ReadAnswer(object, request.privateData(), List.of());
    }

    private static Value settled(Draft draft, Value prior) {
        return draft.isLegacy()
                ? LegacyNulls.AFTER_READ.settle(draft.build(), prior)
                : draft.build();
    }

    @Override
    public List<ReadAnswer> readMany(List<ReadRequest> requests) {
        List<ReadAnswer> answers = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += AT_ONCE) {
            List<ReadRequest> some =
                    requests.subList(from, Math.min(from + AT_ONCE, requests.size()));
            answers.addAll(Refreshing.during(() -> readTogether(some)));
        }
        return answers;
    }

    /// Where a request for many fails, each object is read alone, so that one problem does not spoil
    /// the others.
    private List<ReadAnswer> readTogether(List<ReadRequest> requests) {
        List<Draft> drafts =
                requests.stream()
                        .map(request ->
                                Draft.toRead(schema.block(), request.prior(), request.wanted()))
                        .toList();
        try {
            type.read(drafts, aws.get());
        } catch (RuntimeException failure) {
            return requests.stream().map(this::readAlone).toList();
        }
        List<ReadAnswer> answers = new ArrayList<>();
        for (int index = 0; index < requests.size(); index++) {
            answers.add(readAnswer(drafts.get(index), requests.get(index)));
        }
        return answers;
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull()) {
            return delete(request);
        }
        return request.prior().isNull() ? create(request) : update(request);
    }

    private ApplyAnswer create(ApplyRequest request) {
        Draft draft =
                Draft.toApply(schema.block(), request.prior(), request.planned())
                        .configuredAs(request.config());
        try {
            type.create(draft, aws.get());
            readBack(draft);
        } catch (RuntimeException failure) {
            Problem problem = AwsProblems.of(failure, "creating " + name);
            return draft.hasId() ? answer(draft, request, List.of(problem)) : nothing(problem);
        }
        return answer(draft, request, List.of());
    }

    private ApplyAnswer nothing(Problem problem) {
        return new ApplyAnswer(
                Value.nullOf(schema.block().impliedType()), PrivateData.NONE, List.of(problem));
    }

    private void readBack(Draft draft) {
        AwsSession session = aws.get();
        session.await(
                "the new " + name + " to show up",
                PATIENCE,
                () -> {
                    draft.expectAgain();
                    type.read(List.of(draft), session);
                    return draft.isGone() ? Optional.empty() : Optional.of(draft);
                });
    }

    private ApplyAnswer answer(Draft draft, ApplyRequest request, List<Problem> problems) {
        if (draft.isLegacy()) {
            draft.fillKeptBlocks();
        }
        Value object = LegacyNulls.AFTER_APPLY.settle(draft.build(), request.planned());
        return new ApplyAnswer(object, privateData(object), problems);
    }

    private ApplyAnswer update(ApplyRequest request) {
        Value sent = Defaults.in(schema.block(), rules, request.planned());
        Draft draft =
                Draft.toApply(schema.block(), request.prior(), sent).configuredAs(request.config());
        try {
            updateTags(draft);
            type.update(draft, aws.get());
            forget(draft, sent, request.planned());
            readBack(draft);
            return answer(draft, request, List.of());
        } catch (RuntimeException failure) {
            Problem problem = AwsProblems.of(failure, "changing " + name);
            return halfWay(request, problem);
        }
    }

    /// A default that was not planned is in the state only where AWS says that it is so.
    private static void forget(Draft draft, Value sent, Value planned) {
        planned.asMap()
                .forEach((name, value) -> {
                    Value was = sent.asMap().getOrDefault(name, value);
                    if (!was.equals(value) && draft.value(name).equals(was)) {
                        draft.set(name, value);
                    }
                });
    }

    private void updateTags(Draft draft) {
        if (isTagged()) {
            Tags.Change change = Tags.Change.of(draft, aws.get().tags());
            if (!change.isEmpty()) {
                type.tag(draft, change.set(), change.removed(), aws.get());
            }
        }
    }

    /// Some of the changes may have been made: what there is now is looked up, not guessed.
    private ApplyAnswer halfWay(ApplyRequest request, Problem problem) {
        ReadAnswer now = read(new ReadRequest(request.prior(), request.plannedPrivate()));
        List<Problem> problems = new ArrayList<>(List.of(problem));
        problems.addAll(now.problems());
        Value object = now.object().isNull() ? request.prior() : now.object();
        return new ApplyAnswer(object, request.plannedPrivate(), problems);
    }

    private ApplyAnswer delete(ApplyRequest request) {
        Draft draft = Draft.toRead(schema.block(), request.prior());
        try {
            type.delete(draft, aws.get());
            return ApplyAnswer.of(Value.nullOf(schema.block().impliedType()));
        } catch (RuntimeException failure) {
            return new ApplyAnswer(
                    request.prior(),
                    request.plannedPrivate(),
                    List.of(AwsProblems.of(failure, "deleting " + name)));
        }
    }

    @Override
    public ImportAnswer importObject(String id) {
        Draft draft = Draft.toRead(schema.block(), schema.block().emptyValue());
        try {
            type.importAs(draft, id);
        } catch (FailedCall failed) {
            return new ImportAnswer(Optional.empty(), PrivateData.NONE, List.of(failed.problem()));
        }
        Value object = draft.build();
        return new ImportAnswer(Optional.of(object), privateData(object), List.of());
    }
}
