package dev.terrane.provider.plugin;

import com.google.protobuf.ByteString;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ApplyResourceChange;
import tfplugin6.DynamicValue;
import tfplugin6.GenerateResourceConfig;
import tfplugin6.ImportResourceState;
import tfplugin6.PlanResourceChange;
import tfplugin6.RawState;
import tfplugin6.ReadResource;
import tfplugin6.ServerCapabilities;
import tfplugin6.UpgradeResourceState;
import tfplugin6.ValidateResourceConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The objects of one type, asked of the process.
final class PluginResources implements ManagedResources {
    private final PluginProvider provider;
    private final String name;
    private final Schema schema;
    private final Optional<DynamicValue> meta;
    private final Type type;
    private final PluginIdentities identities;

    /// @param meta what the module tells the provider of itself
    PluginResources(
            PluginProvider provider, String name, Schema schema, Optional<DynamicValue> meta) {
        this.provider = provider;
        this.name = name;
        this.schema = schema;
        this.meta = meta;
        this.type = schema.block().impliedType();
        this.identities = new PluginIdentities(provider, name);
    }

    private Session session() {
        return provider.session();
    }

    private DynamicValue encode(Value value) {
        return DynamicValues.encode(value, type);
    }

    private Value none() {
        return Value.nullOf(type);
    }

    private ServerCapabilities capabilities() throws Fault, MalformedAnswer {
        return provider.document().capabilities();
    }

    @Override
    public List<Problem> validate(Value config) {
        ValidateResourceConfig.Request request =
                ValidateResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(encode(config))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        Session session = session();
        return Answers.of(
                session,
                Calls.VALIDATE_RESOURCE,
                () ->
                        Problems.of(
                                session.call(Calls.VALIDATE_RESOURCE, request)
                                        .getDiagnosticsList()),
                List::of);
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        UpgradeResourceState.Request request =
                UpgradeResourceState.Request.newBuilder()
                        .setTypeName(name)
                        .setVersion(fromVersion)
                        .setRawState(RawState.newBuilder().setJson(ByteString.copyFrom(json)))
                        .build();
        Session session = session();
        return Answers.of(
                session,
                Calls.UPGRADE,
                () -> {
                    UpgradeResourceState.Response answer = session.call(Calls.UPGRADE, request);
                    List<Problem> problems = Problems.of(answer.getDiagnosticsList());
                    return new UpgradeAnswer(
                            Answers.object(answer.getUpgradedState(), schema, problems), problems);
                },
                problem -> new UpgradeAnswer(none(), List.of(problem)));
    }

    /// As Terraform does: providers rely on it to put right what they once wrote.
    @Override
    public boolean upgradesEvery() {
        return true;
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        Session session = session();
        return Answers.of(
                session,
                Calls.READ,
                () -> {
                    ReadResource.Request.Builder asked =
                            ReadResource.Request.newBuilder()
                                    .setTypeName(name)
                                    .setCurrentState(encode(request.prior()))
                                    .setPrivate(Answers.bytes(request.privateData()))
                                    .setClientCapabilities(Answers.CLIENT);
                    meta.ifPresent(asked::setProviderMeta);
                    identities.message(request.privateData()).ifPresent(asked::setCurrentIdentity);
                    return read(session.call(Calls.READ, asked.build()), request, session);
                },
                problem ->
                        new ReadAnswer(request.prior(), request.privateData(), List.of(problem)));
    }

    private ReadAnswer read(ReadResource.Response answer, ReadRequest request, Session session)
            throws Fault, MalformedAnswer {
        List<Problem> problems =
                Answers.problems(
                        answer.getDiagnosticsList(),
                        answer.hasDeferred(),
                        answer.getDeferred(),
                        session.display());
        WriteOnly kept = withoutWriteOnly(answer.getNewState(), problems);
        return new ReadAnswer(
                kept.object(),
                identities.kept(
                        answer.getPrivate(),
                        answer.hasNewIdentity(),
                        answer.getNewIdentity(),
                        request.privateData()),
                kept.problems());
    }

    private WriteOnly withoutWriteOnly(DynamicValue state, List<Problem> problems)
            throws MalformedAnswer {
        WriteOnly removed =
                WriteOnly.removedFrom(
                        Answers.object(state, schema, problems), schema, session().display());
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(removed.problems());
        return new WriteOnly(removed.object(), all);
    }

    @Override
    public boolean losesData(Value object) {
        return KnownTypes.holdData(name);
    }

    @Override
    public boolean plansDeletions() {
        return Answers.of(
                session(), Calls.SCHEMA, () -> capabilities().getPlanDestroy(), problem -> false);
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        Session session = session();
        return Answers.of(
                session,
                Calls.PLAN,
                () -> {
                    PlanResourceChange.Request.Builder asked =
                            PlanResourceChange.Request.newBuilder()
                                    .setTypeName(name)
                                    .setPriorState(encode(request.prior()))
                                    .setProposedNewState(encode(request.proposed()))
                                    .setConfig(encode(request.config()))
                                    .setPriorPrivate(Answers.bytes(request.priorPrivate()))
                                    .setClientCapabilities(Answers.CLIENT);
                    meta.ifPresent(asked::setProviderMeta);
                    identities.message(request.priorPrivate()).ifPresent(asked::setPriorIdentity);
                    return planned(session.call(Calls.PLAN, asked.build()), request, session);
                },
                problem -> PlanAnswer.failed(request.proposed(), List.of(problem)));
    }

    private PlanAnswer planned(
            PlanResourceChange.Response answer, PlanRequest request, Session session)
            throws Fault, MalformedAnswer {
        List<Problem> problems =
                Answers.problems(
                        answer.getDiagnosticsList(),
                        answer.hasDeferred(),
                        answer.getDeferred(),
                        session.display());
        Value object = Answers.object(answer.getPlannedState(), schema, problems);
        return new PlanAnswer(
                object,
                Problems.paths(answer.getRequiresReplaceList()),
                identities.kept(
                        answer.getPlannedPrivate(),
                        answer.hasPlannedIdentity(),
                        answer.getPlannedIdentity(),
                        request.priorPrivate()),
                answer.getLegacyTypeSystem(),
                KnownTypes.annotations(name, object),
                problems);
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        Session session = session();
        return Answers.of(
                session,
                Calls.APPLY,
                () -> {
                    ApplyResourceChange.Request.Builder asked =
                            ApplyResourceChange.Request.newBuilder()
                                    .setTypeName(name)
                                    .setPriorState(encode(request.prior()))
                                    .setPlannedState(encode(request.planned()))
                                    .setConfig(encode(request.config()))
                                    .setPlannedPrivate(Answers.bytes(request.plannedPrivate()));
                    meta.ifPresent(asked::setProviderMeta);
                    identities
                            .message(request.plannedPrivate())
                            .ifPresent(asked::setPlannedIdentity);
                    return applied(session.call(Calls.APPLY, asked.build()), request);
                },
                problem -> unapplied(request, problem));
    }

    private ApplyAnswer applied(ApplyResourceChange.Response answer, ApplyRequest request)
            throws Fault, MalformedAnswer {
        WriteOnly kept =
                withoutWriteOnly(answer.getNewState(), Problems.of(answer.getDiagnosticsList()));
        return new ApplyAnswer(
                kept.object(),
                identities.kept(
                        answer.getPrivate(),
                        answer.hasNewIdentity(),
                        answer.getNewIdentity(),
                        request.plannedPrivate()),
                kept.problems());
    }

    /// Nobody can tell what became of it; what there was before is the last that is known.
    private static ApplyAnswer unapplied(ApplyRequest request, Problem problem) {
        return new ApplyAnswer(request.prior(), request.plannedPrivate(), List.of(problem));
    }

    @Override
    public Optional<MoveAnswer> moveFrom(MoveSource source, byte[] json) {
        return Answers.of(
                session(),
                Calls.MOVE,
                () ->
                        capabilities().getMoveResourceState()
                                ? new PluginMoves(provider, name, schema).moved(source, json)
                                : Optional.empty(),
                problem -> Optional.of(new MoveAnswer(none(), PrivateData.NONE, List.of(problem))));
    }

    @Override
    public ImportAnswer importObject(String id) {
        return imported(request -> request.setId(id), "with the id \"" + id + "\"");
    }

    @Override
    public ImportAnswer importByIdentity(Value identity) {
        Session session = session();
        return Answers.of(
                session,
                Calls.IDENTITY_SCHEMAS,
                () -> {
                    PluginIdentities.Wanted wanted = identities.wanted(identity);
                    return wanted.problem().isPresent()
                            ? ImportAnswer.failed(wanted.problem().get())
                            : imported(
                                    request -> request.setIdentity(wanted.data().orElseThrow()),
                                    "of that identity");
                },
                ImportAnswer::failed);
    }

    private interface Sought {
        ImportResourceState.Request.Builder in(ImportResourceState.Request.Builder request);
    }

    private ImportAnswer imported(Sought sought, String which) {
        return Answers.of(
                session(),
                Calls.IMPORT,
                () -> new PluginImports(provider, name, schema).imported(sought::in, which),
                ImportAnswer::failed);
    }

    @Override
    public Optional<GenerateAnswer> generateConfig(Value object) {
        Session session = session();
        return Answers.of(
                session,
                Calls.GENERATE_CONFIG,
                () ->
                        capabilities().getGenerateResourceConfig()
                                ? Optional.of(generated(object, session))
                                : Optional.empty(),
                problem -> Optional.of(new GenerateAnswer(none(), List.of(problem))));
    }

    private GenerateAnswer generated(Value object, Session session) throws Fault, MalformedAnswer {
        GenerateResourceConfig.Response answer =
                session.call(
                        Calls.GENERATE_CONFIG,
                        GenerateResourceConfig.Request.newBuilder()
                                .setTypeName(name)
                                .setState(encode(object))
                                .build());
        List<Problem> problems = Problems.of(answer.getDiagnosticsList());
        return new GenerateAnswer(Answers.object(answer.getConfig(), schema, problems), problems);
    }
}
