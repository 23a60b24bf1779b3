package dev.terrane.provider.plugin;

import com.google.protobuf.ByteString;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.ManagedResources.MoveAnswer;
import dev.terrane.spi.ManagedResources.MoveSource;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;

import tfplugin6.MoveResourceState;
import tfplugin6.RawState;

import java.util.List;
import java.util.Optional;

/// Takes objects of other types over into one type.
record PluginMoves(PluginProvider provider, String name, Schema schema) {

    Optional<MoveAnswer> moved(MoveSource source, byte[] json) throws Fault, MalformedAnswer {
        MoveResourceState.Request.Builder request =
                MoveResourceState.Request.newBuilder()
                        .setSourceProviderAddress(source.provider())
                        .setSourceTypeName(source.type())
                        .setSourceSchemaVersion(source.schemaVersion())
                        .setSourceState(RawState.newBuilder().setJson(ByteString.copyFrom(json)))
                        .setSourcePrivate(Answers.bytes(source.kept()))
                        .setTargetTypeName(name);
        source.kept()
                .identity()
                .ifPresent(identity ->
                        request.setSourceIdentity(PluginIdentities.raw(identity))
                                .setSourceIdentitySchemaVersion(identity.schemaVersion()));
        Optional<MoveResourceState.Response> answer =
                provider.session().callIfKnown(Calls.MOVE, request.build());
        return answer.isEmpty() ? Optional.empty() : Optional.of(moved(answer.get()));
    }

    private MoveAnswer moved(MoveResourceState.Response answer) throws Fault, MalformedAnswer {
        List<Problem> problems = Problems.of(answer.getDiagnosticsList());
        return new MoveAnswer(
                Answers.object(answer.getTargetState(), schema, problems),
                new PluginIdentities(provider, name)
                        .kept(
                                answer.getTargetPrivate(),
                                answer.hasTargetIdentity(),
                                answer.getTargetIdentity(),
                                PrivateData.NONE),
                problems);
    }
}
