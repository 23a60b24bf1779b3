package dev.terrane.provider.plugin;

import com.google.protobuf.Timestamp;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.CloseEphemeralResource;
import tfplugin6.OpenEphemeralResource;
import tfplugin6.RenewEphemeralResource;
import tfplugin6.ValidateEphemeralResourceConfig;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The ephemeral resources of one type, asked of the process.
final class PluginEphemeralResources implements EphemeralResources {
    private final PluginProvider provider;
    private final String name;
    private final Schema schema;
    private final Type type;

    PluginEphemeralResources(PluginProvider provider, String name, Schema schema) {
        this.provider = provider;
        this.name = name;
        this.schema = schema;
        this.type = schema.block().impliedType();
    }

    @Override
    public List<Problem> validate(Value config) {
        ValidateEphemeralResourceConfig.Request request =
                ValidateEphemeralResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.VALIDATE_EPHEMERAL,
                () ->
                        Problems.of(
                                session.call(Calls.VALIDATE_EPHEMERAL, request)
                                        .getDiagnosticsList()),
                List::of);
    }

    @Override
    public OpenAnswer open(Value config) {
        OpenEphemeralResource.Request request =
                OpenEphemeralResource.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.OPEN_EPHEMERAL,
                () -> opened(session.call(Calls.OPEN_EPHEMERAL, request), session),
                this::unopened);
    }

    private OpenAnswer opened(OpenEphemeralResource.Response answer, Session session)
            throws MalformedAnswer {
        List<Problem> problems =
                Answers.problems(
                        answer.getDiagnosticsList(),
                        answer.hasDeferred(),
                        answer.getDeferred(),
                        session.display());
        return new OpenAnswer(
                Answers.object(answer.getResult(), schema, problems),
                Answers.privateData(answer.getPrivate()),
                answer.hasRenewAt() ? instant(answer.getRenewAt()) : Optional.empty(),
                problems);
    }

    private OpenAnswer unopened(Problem problem) {
        return new OpenAnswer(
                Value.nullOf(type), PrivateData.NONE, Optional.empty(), List.of(problem));
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    }

    @Override
    public RenewAnswer renew(PrivateData privateData) {
        RenewEphemeralResource.Request request =
                RenewEphemeralResource.Request.newBuilder()
                        .setTypeName(name)
                        .setPrivate(Answers.bytes(privateData))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.RENEW_EPHEMERAL,
                () -> {
                    RenewEphemeralResource.Response answer =
                            session.call(Calls.RENEW_EPHEMERAL, request);
                    return new RenewAnswer(
                            Answers.privateData(answer.getPrivate()),
                            answer.hasRenewAt() ? instant(answer.getRenewAt()) : Optional.empty(),
                            Problems.of(answer.getDiagnosticsList()));
                },
                problem -> new RenewAnswer(privateData, Optional.empty(), List.of(problem)));
    }

    @Override
    public List<Problem> close(PrivateData privateData) {
        CloseEphemeralResource.Request request =
                CloseEphemeralResource.Request.newBuilder()
                        .setTypeName(name)
                        .setPrivate(Answers.bytes(privateData))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.CLOSE_EPHEMERAL,
                () ->
                        Problems.of(
                                session.call(Calls.CLOSE_EPHEMERAL, request).getDiagnosticsList()),
                List::of);
    }
}
