package dev.terrane.provider.plugin;

import com.google.protobuf.ByteString;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ClientCapabilities;
import tfplugin6.Deferred;
import tfplugin6.Diagnostic;
import tfplugin6.DynamicValue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the answers to several calls have in common.
final class Answers {
    /// Nothing may be put off to another run; write-only arguments are understood.
    static final ClientCapabilities CLIENT =
            ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true).build();

    private Answers() {}

    /// What the provider complains of, and a deferral, which it was not allowed.
    static List<Problem> problems(
            List<Diagnostic> diagnostics, boolean isDeferred, Deferred deferred, String provider) {
        List<Problem> problems = new ArrayList<>(Problems.of(diagnostics));
        if (isDeferred && problems.stream().noneMatch(Problem::isError)) {
            problems.add(
                    Problem.error(
                            "Provider put off what it was asked for",
                            "The provider %s answers that it would rather do this in a later run (%s), although it was told that this is not possible. This is a fault of the provider; report it to those who maintain it."
                                    .formatted(provider, deferred.getReason().name())));
        }
        return problems;
    }

    /// A call, and the reading of its answer.
    interface Exchange<R> {
        R perform() throws Fault, MalformedAnswer;
    }

    /// What came of a call; what the problem leaves of it where there was no answer, or none that can be
    /// read.
    static <R> R of(
            Session session,
            Calls.Call<?, ?> call,
            Exchange<R> exchange,
            Function<Problem, R> failed) {
        try {
            return exchange.perform();
        } catch (Fault e) {
            return failed.apply(e.problem());
        } catch (MalformedAnswer e) {
            return failed.apply(session.malformed(call.six(), e).problem());
        }
    }

    static boolean failed(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    /// An object of the schema; what is not there counts as null where something failed.
    static Value object(DynamicValue value, Schema schema, List<Problem> problems)
            throws MalformedAnswer {
        Type type = schema.block().impliedType();
        boolean isThere = !value.getMsgpack().isEmpty() || !value.getJson().isEmpty();
        if (!isThere && failed(problems)) {
            return Value.nullOf(type);
        }
        return DynamicValues.decode(value, type);
    }

    static PrivateData privateData(ByteString bytes) {
        return bytes.isEmpty() ? PrivateData.NONE : new PrivateData(bytes.toByteArray());
    }

    static ByteString bytes(PrivateData data) {
        return ByteString.copyFrom(data.bytes());
    }
}
