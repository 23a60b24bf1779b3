package dev.terrane.provider.plugin.serving;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;

import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.provider.plugin.wire.SchemaMessages;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ApplyResourceChange;
import tfplugin6.CallFunction;
import tfplugin6.CloseEphemeralResource;
import tfplugin6.ConfigureProvider;
import tfplugin6.DynamicValue;
import tfplugin6.FunctionError;
import tfplugin6.GetFunctions;
import tfplugin6.GetProviderSchema;
import tfplugin6.GetResourceIdentitySchemas;
import tfplugin6.ImportResourceState;
import tfplugin6.ImportResourceState.ImportedResource;
import tfplugin6.MoveResourceState;
import tfplugin6.OpenEphemeralResource;
import tfplugin6.PlanResourceChange;
import tfplugin6.ReadDataSource;
import tfplugin6.ReadResource;
import tfplugin6.RenewEphemeralResource;
import tfplugin6.ServerCapabilities;
import tfplugin6.StopProvider;
import tfplugin6.UpgradeResourceState;
import tfplugin6.ValidateDataResourceConfig;
import tfplugin6.ValidateEphemeralResourceConfig;
import tfplugin6.ValidateProviderConfig;
import tfplugin6.ValidateResourceConfig;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider of ours, in the messages of protocol 6: one method for each call.
final class ServedProvider {
    private final Provider provider;
    private final ProviderContext context;

    ServedProvider(Provider provider, ProviderContext context) {
        this.provider = provider;
        this.context = context;
    }

    GetProviderSchema.Response schema(GetProviderSchema.Request request) {
        ProviderSchema schema = provider.schema();
        GetProviderSchema.Response.Builder answer =
                GetProviderSchema.Response.newBuilder()
                        .setProvider(SchemaMessages.of(schema.provider()))
                        .setServerCapabilities(
                                ServerCapabilities.newBuilder()
                                        .setGetProviderSchemaOptional(true)
                                        .setMoveResourceState(true));
        schema.resources()
                .forEach((type, each) -> answer.putResourceSchemas(type, SchemaMessages.of(each)));
        schema.dataSources()
                .forEach(
                        (type, each) -> answer.putDataSourceSchemas(type, SchemaMessages.of(each)));
        schema.ephemeralResources()
                .forEach((type, each) ->
                        answer.putEphemeralResourceSchemas(type, SchemaMessages.of(each)));
        provider.functions()
                .forEach((name, each) -> answer.putFunctions(name, SchemaMessages.of(each)));
        new ServedSideCalls(provider).addTo(answer);
        return answer.build();
    }

    GetResourceIdentitySchemas.Response identitySchemas(
            GetResourceIdentitySchemas.Request request) {
        return GetResourceIdentitySchemas.Response.getDefaultInstance();
    }

    GetFunctions.Response functions(GetFunctions.Request request) {
        GetFunctions.Response.Builder answer = GetFunctions.Response.newBuilder();
        provider.functions()
                .forEach((name, each) -> answer.putFunctions(name, SchemaMessages.of(each)));
        return answer.build();
    }

    ValidateProviderConfig.Response validateProvider(ValidateProviderConfig.Request request)
            throws MalformedAnswer {
        Value config = DynamicValues.decode(request.getConfig(), ownType());
        return ValidateProviderConfig.Response.newBuilder()
                .addAllDiagnostics(Problems.diagnostics(provider.validateConfig(config)))
                .build();
    }

    ConfigureProvider.Response configure(ConfigureProvider.Request request) throws MalformedAnswer {
        Value config = DynamicValues.decode(request.getConfig(), ownType());
        return ConfigureProvider.Response.newBuilder()
                .addAllDiagnostics(Problems.diagnostics(provider.configure(config, context)))
                .build();
    }

    private Type ownType() {
        return provider.schema().provider().block().impliedType();
    }

    StopProvider.Response stop(StopProvider.Request request) {
        provider.stop();
        return StopProvider.Response.getDefaultInstance();
    }

    private Schema resourceSchema(String type) throws MalformedAnswer {
        return known(provider.schema().resources(), type);
    }

    static Schema known(Map<String, Schema> schemas, String type) throws MalformedAnswer {
        Schema schema = schemas.get(type);
        if (schema == null) {
            throw new MalformedAnswer("there is no type \"" + type + "\"");
        }
        return schema;
    }

    ValidateResourceConfig.Response validateResource(ValidateResourceConfig.Request request)
            throws MalformedAnswer {
        Value config = resourceValue(request.getTypeName(), request.getConfig());
        return ValidateResourceConfig.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(
                                provider.resource(request.getTypeName()).validate(config)))
                .build();
    }

    private Value resourceValue(String type, DynamicValue value) throws MalformedAnswer {
        return DynamicValues.decode(value, resourceSchema(type).block().impliedType());
    }

    private DynamicValue message(Value value, Schema schema) {
        return DynamicValues.encode(value.withoutMarksDeep(), schema.block().impliedType());
    }

    UpgradeResourceState.Response upgrade(UpgradeResourceState.Request request)
            throws MalformedAnswer {
        Schema schema = resourceSchema(request.getTypeName());
        byte[] json = request.getRawState().getJson().toByteArray();
        ManagedResources.UpgradeAnswer answer =
                request.getVersion() == schema.version()
                        ? current(schema, json)
                        : provider.resource(request.getTypeName())
                                .upgrade(request.getVersion(), json);
        return UpgradeResourceState.Response.newBuilder()
                .setUpgradedState(message(answer.object(), schema))
                .addAllDiagnostics(Problems.diagnostics(answer.problems()))
                .build();
    }

    private static ManagedResources.UpgradeAnswer current(Schema schema, byte[] json) {
        try {
            return new ManagedResources.UpgradeAnswer(
                    StateJson.read(schema.block(), json), List.of());
        } catch (IOException e) {
            return StateJson.upgrade(schema.block(), json);
        }
    }

    ReadResource.Response read(ReadResource.Request request) throws MalformedAnswer {
        Schema schema = resourceSchema(request.getTypeName());
        ManagedResources.ReadAnswer answer =
                provider.resource(request.getTypeName())
                        .read(
                                new ManagedResources.ReadRequest(
                                        resourceValue(
                                                request.getTypeName(), request.getCurrentState()),
                                        privateData(request.getPrivate())));
        return ReadResource.Response.newBuilder()
                .setNewState(message(answer.object(), schema))
                .setPrivate(bytes(answer.privateData()))
                .addAllDiagnostics(Problems.diagnostics(answer.problems()))
                .build();
    }

    private static PrivateData privateData(ByteString bytes) {
        return bytes.isEmpty() ? PrivateData.NONE : new PrivateData(bytes.toByteArray());
    }

    private static ByteString bytes(PrivateData data) {
        return ByteString.copyFrom(data.bytes());
    }

    PlanResourceChange.Response plan(PlanResourceChange.Request request) throws MalformedAnswer {
        String type = request.getTypeName();
        ManagedResources.PlanAnswer answer =
                provider.resource(type)
                        .plan(
                                new ManagedResources.PlanRequest(
                                        resourceValue(type, request.getPriorState()),
                                        resourceValue(type, request.getProposedNewState()),
                                        resourceValue(type, request.getConfig()),
                                        privateData(request.getPriorPrivate())));
        PlanResourceChange.Response.Builder made =
                PlanResourceChange.Response.newBuilder()
                        .setPlannedState(message(answer.planned(), resourceSchema(type)))
                        .setPlannedPrivate(bytes(answer.plannedPrivate()))
                        .setLegacyTypeSystem(answer.legacyTypeSystem())
                        .addAllDiagnostics(Problems.diagnostics(answer.problems()));
        answer.requiresReplace().forEach(path -> made.addRequiresReplace(Problems.message(path)));
        return made.build();
    }

    ApplyResourceChange.Response apply(ApplyResourceChange.Request request) throws MalformedAnswer {
        String type = request.getTypeName();
        ManagedResources.ApplyAnswer answer =
                provider.resource(type)
                        .apply(
                                new ManagedResources.ApplyRequest(
                                        resourceValue(type, request.getPriorState()),
                                        resourceValue(type, request.getPlannedState()),
                                        resourceValue(type, request.getConfig()),
                                        privateData(request.getPlannedPrivate())));
        return ApplyResourceChange.Response.newBuilder()
                .setNewState(message(answer.object(), resourceSchema(type)))
                .setPrivate(bytes(answer.privateData()))
                .addAllDiagnostics(Problems.diagnostics(answer.problems()))
                .build();
    }

    ImportResourceState.Response importResource(ImportResourceState.Request request)
            throws MalformedAnswer {
        String type = request.getTypeName();
        Schema schema = resourceSchema(type);
        ManagedResources.ImportAnswer answer =
                provider.resource(type).importObject(request.getId());
        ImportResourceState.Response.Builder made =
                ImportResourceState.Response.newBuilder()
                        .addAllDiagnostics(Problems.diagnostics(answer.problems()));
        answer.object()
                .ifPresent(object ->
                        made.addImportedResources(
                                ImportedResource.newBuilder()
                                        .setTypeName(type)
                                        .setState(message(object, schema))
                                        .setPrivate(bytes(answer.privateData()))));
        return made.build();
    }

    MoveResourceState.Response move(MoveResourceState.Request request) throws MalformedAnswer {
        Schema schema = resourceSchema(request.getTargetTypeName());
        Optional<ManagedResources.MoveAnswer> answer =
                provider.resource(request.getTargetTypeName())
                        .moveFrom(
                                new ManagedResources.MoveSource(
                                        request.getSourceProviderAddress(),
                                        request.getSourceTypeName(),
                                        request.getSourceSchemaVersion(),
                                        privateData(request.getSourcePrivate())),
                                request.getSourceState().getJson().toByteArray());
        if (answer.isEmpty()) {
            return MoveResourceState.Response.newBuilder()
                    .addAllDiagnostics(
                            Problems.diagnostics(
                                    List.of(
                                            dev.terrane.spi.Problem.error(
                                                    "Move not supported",
                                                    "Objects of the type %s can not become objects of the type %s."
                                                            .formatted(
                                                                    request.getSourceTypeName(),
                                                                    request.getTargetTypeName())))))
                    .build();
        }
        return MoveResourceState.Response.newBuilder()
                .setTargetState(message(answer.get().object(), schema))
                .setTargetPrivate(bytes(answer.get().privateData()))
                .addAllDiagnostics(Problems.diagnostics(answer.get().problems()))
                .build();
    }

    ValidateDataResourceConfig.Response validateData(ValidateDataResourceConfig.Request request)
            throws MalformedAnswer {
        Value config = dataValue(request.getTypeName(), request.getConfig());
        return ValidateDataResourceConfig.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(
                                provider.dataSource(request.getTypeName()).validate(config)))
                .build();
    }

    private Value dataValue(String type, DynamicValue value) throws MalformedAnswer {
        return DynamicValues.decode(
                value, known(provider.schema().dataSources(), type).block().impliedType());
    }

    ReadDataSource.Response readData(ReadDataSource.Request request) throws MalformedAnswer {
        String type = request.getTypeName();
        DataSources.Answer answer =
                provider.dataSource(type).read(dataValue(type, request.getConfig()));
        return ReadDataSource.Response.newBuilder()
                .setState(message(answer.object(), known(provider.schema().dataSources(), type)))
                .addAllDiagnostics(Problems.diagnostics(answer.problems()))
                .build();
    }

    CallFunction.Response callFunction(CallFunction.Request request) throws MalformedAnswer {
        ProviderFunction function = provider.functions().get(request.getName());
        if (function == null) {
            throw new MalformedAnswer("there is no function \"" + request.getName() + "\"");
        }
        List<Value> arguments = new ArrayList<>();
        for (int index = 0; index < request.getArgumentsCount(); index++) {
            arguments.add(
                    DynamicValues.decode(request.getArguments(index), parameter(function, index)));
        }
        try {
            return CallFunction.Response.newBuilder()
                    .setResult(
                            DynamicValues.encode(
                                    function.call(arguments).withoutMarksDeep(), function.result()))
                    .build();
        } catch (ProviderFunction.CallException e) {
            return CallFunction.Response.newBuilder().setError(error(e)).build();
        }
    }

    private static Type parameter(ProviderFunction function, int index) throws MalformedAnswer {
        if (index < function.parameters().size()) {
            return function.parameters().get(index).type();
        }
        return function.variadic()
                .orElseThrow(() -> new MalformedAnswer("there are too many arguments"))
                .type();
    }

    private static FunctionError error(ProviderFunction.CallException e) {
        FunctionError.Builder error =
                FunctionError.newBuilder().setText(String.valueOf(e.getMessage()));
        if (e.argument() >= 0) {
            error.setFunctionArgument(e.argument());
        }
        return error.build();
    }

    private EphemeralResources ephemeral(String type) throws MalformedAnswer {
        return provider.ephemeralResource(type)
                .orElseThrow(() -> new MalformedAnswer("there is no type \"" + type + "\""));
    }

    private Schema ephemeralSchema(String type) throws MalformedAnswer {
        return known(provider.schema().ephemeralResources(), type);
    }

    ValidateEphemeralResourceConfig.Response validateEphemeral(
            ValidateEphemeralResourceConfig.Request request) throws MalformedAnswer {
        Value config =
                DynamicValues.decode(
                        request.getConfig(),
                        ephemeralSchema(request.getTypeName()).block().impliedType());
        return ValidateEphemeralResourceConfig.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(ephemeral(request.getTypeName()).validate(config)))
                .build();
    }

    OpenEphemeralResource.Response openEphemeral(OpenEphemeralResource.Request request)
            throws MalformedAnswer {
        Schema schema = ephemeralSchema(request.getTypeName());
        EphemeralResources.OpenAnswer answer =
                ephemeral(request.getTypeName())
                        .open(
                                DynamicValues.decode(
                                        request.getConfig(), schema.block().impliedType()));
        OpenEphemeralResource.Response.Builder made =
                OpenEphemeralResource.Response.newBuilder()
                        .setResult(message(answer.object(), schema))
                        .setPrivate(bytes(answer.privateData()))
                        .addAllDiagnostics(Problems.diagnostics(answer.problems()));
        answer.renewAt().ifPresent(time -> made.setRenewAt(timestamp(time)));
        return made.build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    RenewEphemeralResource.Response renewEphemeral(RenewEphemeralResource.Request request)
            throws MalformedAnswer {
        EphemeralResources.RenewAnswer answer =
                ephemeral(request.getTypeName()).renew(privateData(request.getPrivate()));
        RenewEphemeralResource.Response.Builder made =
                RenewEphemeralResource.Response.newBuilder()
                        .setPrivate(bytes(answer.privateData()))
                        .addAllDiagnostics(Problems.diagnostics(answer.problems()));
        answer.renewAt().ifPresent(time -> made.setRenewAt(timestamp(time)));
        return made.build();
    }

    CloseEphemeralResource.Response closeEphemeral(CloseEphemeralResource.Request request)
            throws MalformedAnswer {
        return CloseEphemeralResource.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(
                                ephemeral(request.getTypeName())
                                        .close(privateData(request.getPrivate()))))
                .build();
    }
}
