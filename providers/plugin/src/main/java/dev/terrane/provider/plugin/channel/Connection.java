package dev.terrane.provider.plugin.channel;

import com.google.protobuf.MessageLite;

import dev.terrane.provider.plugin.channel.CallFailure.Reason;
import dev.terrane.provider.plugin.channel.Calls.Call;

import goplugin.Empty;
import goplugin.StdioData;

import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The calls to one provider. May be used by many threads.
public final class Connection implements AutoCloseable {
    private static final MethodDescriptor<Empty, Empty> SHUTDOWN =
            method(
                    "plugin.GRPCController/Shutdown",
                    MethodType.UNARY,
                    Empty.getDefaultInstance(),
                    Empty.getDefaultInstance());
    private static final MethodDescriptor<com.google.protobuf.Empty, StdioData> STREAMS =
            method(
                    "plugin.GRPCStdio/StreamStdio",
                    MethodType.SERVER_STREAMING,
                    com.google.protobuf.Empty.getDefaultInstance(),
                    StdioData.getDefaultInstance());

    /// On a machine that is short of time, gRPC may give a connection up that was about to be made.
    private static final int ATTEMPTS = 5;

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final ManagedChannel channel;
    private final int protocol;
    private final Limits limits;

    /// @param protocol 5 or 6
    public Connection(ManagedChannel channel, int protocol, Limits limits) {
        this.channel = channel;
        this.protocol = protocol;
        this.limits = limits;
    }

    private static <Q extends MessageLite, A extends MessageLite> MethodDescriptor<Q, A> method(
            String name, MethodType type, Q request, A answer) {
        return MethodDescriptor.newBuilder(
                        ProtoLiteUtils.marshaller(request), ProtoLiteUtils.marshaller(answer))
                .setType(type)
                .setFullMethodName(name)
                .build();
    }

    public int protocol() {
        return protocol;
    }

    /// Waits until the connection is there. Where it can not be made, the first call says why.
    ///
    /// @param running whether anybody can be at the other end
    public void await(BooleanSupplier running) {
        long until = System.nanoTime() + limits.start().toNanos();
        int failures = 0;
        ConnectivityState state = channel.getState(true);
        while (isUnderWay(state) && running.getAsBoolean() && System.nanoTime() < until) {
            if (state == ConnectivityState.TRANSIENT_FAILURE) {
                if (failures == ATTEMPTS) {
                    return;
                }
                failures++;
                channel.resetConnectBackoff();
            }
            if (!waited(state)) {
                return;
            }
            state = channel.getState(true);
        }
    }

    private static boolean isUnderWay(ConnectivityState state) {
        return state != ConnectivityState.READY && state != ConnectivityState.SHUTDOWN;
    }

    /// Waits for a change, and not for long: a failure that follows a failure is none.
    ///
    /// @return false where nobody is to wait any longer
    private boolean waited(ConnectivityState before) {
        var change = new CountDownLatch(1);
        channel.notifyWhenStateChanged(before, change::countDown);
        try {
            change.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @throws CallFailure where there is no answer
    public <Q, A> A call(Call<Q, A> call, Q request) throws CallFailure {
        MethodDescriptor<Q, A> method = call.method(protocol, MethodType.UNARY);
        try {
            return ClientCalls.blockingUnaryCall(channel, method, options(call), request);
        } catch (StatusRuntimeException e) {
            throw failure(method, e);
        }
    }

    /// All that a call answers with, one after the other, as it comes.
    ///
    /// @throws CallFailure where the answers break off
    public <Q, A> void stream(Call<Q, A> call, Q request, Consumer<A> answers) throws CallFailure {
        MethodDescriptor<Q, A> method = call.method(protocol, MethodType.SERVER_STREAMING);
        try {
            Iterator<A> all =
                    ClientCalls.blockingServerStreamingCall(
                            channel, method, options(call), request);
            all.forEachRemaining(answers);
        } catch (StatusRuntimeException e) {
            throw failure(method, e);
        }
    }

    /// The same, all together.
    public <Q, A> List<A> all(Call<Q, A> call, Q request) throws CallFailure {
        List<A> answers = new ArrayList<>();
        stream(call, request, answers::add);
        return answers;
    }

    private CallOptions options(Call<?, ?> call) {
        return CallOptions.DEFAULT
                .withDeadlineAfter(limits.of(call.pace()).toMillis(), TimeUnit.MILLISECONDS)
                .withMaxInboundMessageSize(limits.answerBytes());
    }

    /// Takes what the provider prints from its hands, so that it does not wait for a reader. Providers
    /// without this service are left alone.
    public void drain(Consumer<byte[]> output) {
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(STREAMS, CallOptions.DEFAULT),
                com.google.protobuf.Empty.getDefaultInstance(),
                new StreamObserver<>() {
                    @Override
                    public void onNext(StdioData data) {
                        output.accept(data.getData().toByteArray());
                    }

                    @Override
                    public void onError(Throwable problem) {}

                    @Override
                    public void onCompleted() {}
                });
    }

    /// Asks the process to end. Whether it does is for the caller to see.
    public void shutDown() {
        try {
            ClientCalls.blockingUnaryCall(
                    channel,
                    SHUTDOWN,
                    CallOptions.DEFAULT.withDeadlineAfter(
                            limits.ends().toMillis(), TimeUnit.MILLISECONDS),
                    Empty.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            // It ended before it had answered, or does not know the call.
        }
    }

    private static CallFailure failure(MethodDescriptor<?, ?> method, StatusRuntimeException e) {
        Status status = e.getStatus();
        String name = String.valueOf(method.getBareMethodName());
        String said = status.getDescription();
        return new CallFailure(
                reason(status), name, said == null ? status.getCode().name() : said, e);
    }

    private static Reason reason(Status status) {
        return switch (status.getCode()) {
            case UNIMPLEMENTED -> Reason.UNKNOWN_CALL;
            case UNAVAILABLE -> Reason.ENDED;
            case DEADLINE_EXCEEDED -> Reason.TIME;
            case RESOURCE_EXHAUSTED -> Reason.SIZE;
            default -> Reason.OTHER;
        };
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
