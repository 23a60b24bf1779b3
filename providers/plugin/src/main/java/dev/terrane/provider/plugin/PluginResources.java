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
import tfplugin6.ImportResourceState;
import tfplugin6.ImportResourceState.ImportedResource;
import tfplugin6.MoveResourceState;
import tfplugin6.PlanResourceChange;
import tfplugin6.RawState;
import tfplugin6.ReadResource;
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
    private final Type type;

    PluginResources(PluginProvider provider, String name, Schema schema) {
        this.provider = provider;
        this.name = name;
        this.schema = schema;
        this.type = schema.block().impliedType();
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

    @Override
    public List<Problem> validate(Value config) {
        ValidateResourceConfig.Request request =
                ValidateResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(encode(config))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        try {
            return Problems.of(
                    session().call(Calls.VALIDATE_RESOURCE, request).getDiagnosticsList());
        } catch (Fault e) {
            return List.of(e.problem());
        }
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        UpgradeResourceState.Request request =
                UpgradeResourceState.Request.newBuilder()
                        .setTypeName(name)
                        .setVersion(fromVersion)
                        .setRawState(RawState.newBuilder().setJson(ByteString.copyFrom(json)))
                        .build();
        try {
            UpgradeResourceState.Response answer = session().call(Calls.UPGRADE, request);
            List<Problem> problems = Problems.of(answer.getDiagnosticsList());
            return new UpgradeAnswer(
                    Answers.object(answer.getUpgradedState(), schema, problems), problems);
        } catch (Fault e) {
            return new UpgradeAnswer(none(), List.of(e.problem()));
        } catch (MalformedAnswer e) {
            return new UpgradeAnswer(none(), malformed(Calls.UPGRADE, e));
        }
    }

    /// As Terraform does: providers rely on it to put right what they once wrote.
    @Override
    public boolean upgradesEvery() {
        return true;
    }

    private List<Problem> malformed(Calls.Call<?, ?> call, MalformedAnswer answer) {
        return List.of(session().malformed(call.six(), answer).problem());
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        ReadResource.Request asked =
                ReadResource.Request.newBuilder()
                        .setTypeName(name)
                        .setCurrentState(encode(request.prior()))
                        .setPrivate(Answers.bytes(request.privateData()))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        try {
            ReadResource.Response answer = session().call(Calls.READ, asked);
            List<Problem> problems =
                    Answers.problems(
                            answer.getDiagnosticsList(),
                            answer.hasDeferred(),
                            answer.getDeferred(),
                            session().display());
            WriteOnly kept = withoutWriteOnly(answer.getNewState(), problems);
            return new ReadAnswer(
                    kept.object(), Answers.privateData(answer.getPrivate()), kept.problems());
        } catch (Fault e) {
            return unread(request, List.of(e.problem()));
        } catch (MalformedAnswer e) {
            return unread(request, malformed(Calls.READ, e));
        }
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

    private static ReadAnswer unread(ReadRequest request, List<Problem> problems) {
        return new ReadAnswer(request.prior(), request.privateData(), problems);
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        PlanResourceChange.Request asked =
                PlanResourceChange.Request.newBuilder()
                        .setTypeName(name)
                        .setPriorState(encode(request.prior()))
                        .setProposedNewState(encode(request.proposed()))
                        .setConfig(encode(request.config()))
                        .setPriorPrivate(Answers.bytes(request.priorPrivate()))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        try {
            PlanResourceChange.Response answer = session().call(Calls.PLAN, asked);
            List<Problem> problems =
                    Answers.problems(
                            answer.getDiagnosticsList(),
                            answer.hasDeferred(),
                            answer.getDeferred(),
                            session().display());
            return new PlanAnswer(
                    Answers.object(answer.getPlannedState(), schema, problems),
                    Problems.paths(answer.getRequiresReplaceList()),
                    Answers.privateData(answer.getPlannedPrivate()),
                    answer.getLegacyTypeSystem(),
                    Annotations.NONE,
                    problems);
        } catch (Fault e) {
            return PlanAnswer.failed(request.proposed(), List.of(e.problem()));
        } catch (MalformedAnswer e) {
            return PlanAnswer.failed(request.proposed(), malformed(Calls.PLAN, e));
        }
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        ApplyResourceChange.Request asked =
                ApplyResourceChange.Request.newBuilder()
                        .setTypeName(name)
                        .setPriorState(encode(request.prior()))
                        .setPlannedState(encode(request.planned()))
                        .setConfig(encode(request.config()))
                        .setPlannedPrivate(Answers.bytes(request.plannedPrivate()))
                        .build();
        try {
            ApplyResourceChange.Response answer = session().call(Calls.APPLY, asked);
            List<Problem> problems = Problems.of(answer.getDiagnosticsList());
            WriteOnly kept = withoutWriteOnly(answer.getNewState(), problems);
            return new ApplyAnswer(
                    kept.object(), Answers.privateData(answer.getPrivate()), kept.problems());
        } catch (Fault e) {
            return unapplied(request, List.of(e.problem()));
        } catch (MalformedAnswer e) {
            return unapplied(request, malformed(Calls.APPLY, e));
        }
    }

    /// Nobody can tell what became of it; what there was before is the last that is known.
    private static ApplyAnswer unapplied(ApplyRequest request, List<Problem> problems) {
        return new ApplyAnswer(request.prior(), request.plannedPrivate(), problems);
    }

    @Override
    public Optional<UpgradeAnswer> moveFrom(MoveSource source, byte[] json) {
        MoveResourceState.Request request =
                MoveResourceState.Request.newBuilder()
                        .setSourceProviderAddress(source.provider())
                        .setSourceTypeName(source.type())
                        .setSourceSchemaVersion(source.schemaVersion())
                        .setSourceState(RawState.newBuilder().setJson(ByteString.copyFrom(json)))
                        .setTargetTypeName(name)
                        .build();
        try {
            if (!provider.document().capabilities().getMoveResourceState()) {
                return Optional.empty();
            }
            Optional<MoveResourceState.Response> answer =
                    session().callIfKnown(Calls.MOVE, request);
            return answer.isEmpty() ? Optional.empty() : Optional.of(moved(answer.get()));
        } catch (Fault e) {
            return Optional.of(new UpgradeAnswer(none(), List.of(e.problem())));
        } catch (MalformedAnswer e) {
            return Optional.of(new UpgradeAnswer(none(), malformed(Calls.MOVE, e)));
        }
    }

    private UpgradeAnswer moved(MoveResourceState.Response answer) throws MalformedAnswer {
        List<Problem> problems = Problems.of(answer.getDiagnosticsList());
        return new UpgradeAnswer(
                Answers.object(answer.getTargetState(), schema, problems), problems);
    }

    @Override
    public ImportAnswer importObject(String id) {
        ImportResourceState.Request request =
                ImportResourceState.Request.newBuilder()
                        .setTypeName(name)
                        .setId(id)
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        try {
            ImportResourceState.Response answer = session().call(Calls.IMPORT, request);
            List<Problem> problems =
                    Answers.problems(
                            answer.getDiagnosticsList(),
                            answer.hasDeferred(),
                            answer.getDeferred(),
                            session().display());
            return imported(answer.getImportedResourcesList(), problems, id);
        } catch (Fault e) {
            return ImportAnswer.failed(e.problem());
        } catch (MalformedAnswer e) {
            return ImportAnswer.failed(session().malformed(Calls.IMPORT.six(), e).problem());
        }
    }

    /// A provider may answer with more than the one object, of other types too: those are left out.
    private ImportAnswer imported(
            List<ImportedResource> resources, List<Problem> problems, String id)
            throws MalformedAnswer {
        if (Answers.failed(problems)) {
            return new ImportAnswer(Optional.empty(), PrivateData.NONE, problems);
        }
        for (ImportedResource resource : resources) {
            if (resource.getTypeName().equals(name)) {
                return new ImportAnswer(
                        Optional.of(Answers.object(resource.getState(), schema, problems)),
                        Answers.privateData(resource.getPrivate()),
                        problems);
            }
        }
        return ImportAnswer.failed(
                Problem.error(
                        "Provider imported nothing",
                        "The provider %s was asked to import the %s with the id \"%s\", and answered without one. This is a fault of the provider; report it to those who maintain it."
                                .formatted(session().display(), name, id)));
    }
}
