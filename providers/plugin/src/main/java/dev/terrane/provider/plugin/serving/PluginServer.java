package dev.terrane.provider.plugin.serving;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.channel.Calls.Call;
import dev.terrane.provider.plugin.channel.MutualTls;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;

import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Serves one provider to the process that started us, until that asks us to end or is gone.
public final class PluginServer {
    private static final String COOKIE = "TF_PLUGIN_MAGIC_COOKIE";
    private static final String COOKIE_VALUE =
            "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final int MESSAGE_BYTES = 256 << 20;

    private final ServedProvider provider;
    private final ServedSideCalls side;
    private final Map<String, String> environment;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Set<Call<?, ?>> lacking = Set.of();
    private boolean overTcp;

    /// @param environment of the process, in which the other side says what it wants
    public PluginServer(
            Provider provider, ProviderContext context, Map<String, String> environment) {
        this.provider = new ServedProvider(provider, context);
        this.side = new ServedSideCalls(provider);
        this.environment = Map.copyOf(environment);
    }

    /// Listens at a port instead of a unix-domain socket.
    PluginServer overTcp() {
        overTcp = true;
        return this;
    }

    /// Knows nothing of these calls, as older providers do.
    PluginServer without(Call<?, ?>... calls) {
        lacking = Set.of(calls);
        return this;
    }

    /// What is wrong with how we were started, in words; nothing where a host of providers did it.
    public Optional<String> refusal() {
        if (!environment.getOrDefault(COOKIE, "").equals(COOKIE_VALUE)) {
            return Optional.of(
                    "This serves a provider to Terraform or OpenTofu, which start it themselves; run by hand it does nothing. Name it in dev_overrides of the CLI configuration.");
        }
        String versions = environment.getOrDefault("PLUGIN_PROTOCOL_VERSIONS", "6");
        return Arrays.asList(versions.split(",")).contains("6")
                ? Optional.empty()
                : Optional.of(
                        "The host speaks versions %s of the plugin protocol, and this provider version 6."
                                .formatted(versions));
    }

    /// Says on the stream where it listens, and serves until it is to end.
    ///
    /// @throws IOException where it can not listen, or not safely
    public void serve(PrintStream out) throws IOException {
        String pem = environment.getOrDefault("PLUGIN_CLIENT_CERT", "");
        Path socket = socketFolder().resolve("plugin");
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<MutualTls.Identity> identity =
                    pem.isEmpty()
                            ? Optional.empty()
                            : Optional.of(MutualTls.Identity.create(Clock.systemUTC()));
            OkHttpServerBuilder builder =
                    OkHttpServerBuilder.forPort(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            credentials(identity, pem));
            if (!overTcp) {
                builder.socketFactory(UnixServerSocket.at(socket));
            }
            Server server =
                    builder.executor(calls)
                            .maxInboundMessageSize(MESSAGE_BYTES)
                            .addService(service())
                            .addService(controller())
                            .build()
                            .start();
            String place = overTcp ? "tcp|127.0.0.1:" + server.getPort() : "unix|" + socket;
            out.println(greeting(place, identity));
            out.flush();
            endWithOurParent();
            ended.await();
            server.shutdownNow();
        } catch (GeneralSecurityException e) {
            throw new IOException("the connection can not be encrypted: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private Path socketFolder() throws IOException {
        String folder = environment.getOrDefault("PLUGIN_UNIX_SOCKET_DIR", "");
        Path made =
                folder.isEmpty()
                        ? Files.createTempDirectory("terrane")
                        : Files.createTempDirectory(Path.of(folder), "plugin");
        made.toFile().deleteOnExit();
        return made;
    }

    private static ServerCredentials credentials(Optional<MutualTls.Identity> identity, String pem)
            throws GeneralSecurityException {
        if (identity.isEmpty()) {
            return InsecureServerCredentials.create();
        }
        MutualTls.Trust trust = identity.get().trusting(pem);
        return TlsServerCredentials.newBuilder()
                .keyManager(trust.own())
                .trustManager(trust.other())
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    private static String greeting(String place, Optional<MutualTls.Identity> identity)
            throws GeneralSecurityException {
        String certificate =
                identity.isPresent()
                        ? Base64.getEncoder()
                                .withoutPadding()
                                .encodeToString(identity.get().certificate().getEncoded())
                        : "";
        return "1|6|%s|grpc|%s".formatted(place, certificate);
    }

    /// Whoever started us may be killed before it can ask us to end.
    private void endWithOurParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    parent.onExit().join();
                                    ended.countDown();
                                }));
    }

    private ServerServiceDefinition controller() {
        MethodDescriptor<goplugin.Empty, goplugin.Empty> shutdown =
                MethodDescriptor.newBuilder(
                                ProtoLiteUtils.marshaller(goplugin.Empty.getDefaultInstance()),
                                ProtoLiteUtils.marshaller(goplugin.Empty.getDefaultInstance()))
                        .setType(MethodType.UNARY)
                        .setFullMethodName("plugin.GRPCController/Shutdown")
                        .build();
        return ServerServiceDefinition.builder("plugin.GRPCController")
                .addMethod(
                        shutdown,
                        ServerCalls.asyncUnaryCall((request, answer) -> {
                            answer.onNext(goplugin.Empty.getDefaultInstance());
                            answer.onCompleted();
                            ended.countDown();
                        }))
                .build();
    }

    private ServerServiceDefinition service() {
        ServerServiceDefinition.Builder service =
                ServerServiceDefinition.builder("tfplugin6.Provider");
        add(service, Calls.SCHEMA, request -> provider.schema(request).toByteArray());
        add(service, Calls.IDENTITY_SCHEMAS, provider::identitySchemas);
        add(service, Calls.FUNCTIONS, provider::functions);
        add(service, Calls.VALIDATE_PROVIDER, provider::validateProvider);
        add(service, Calls.CONFIGURE, provider::configure);
        add(service, Calls.STOP, provider::stop);
        add(service, Calls.VALIDATE_RESOURCE, provider::validateResource);
        add(service, Calls.UPGRADE, provider::upgrade);
        add(service, Calls.READ, provider::read);
        add(service, Calls.PLAN, provider::plan);
        add(service, Calls.APPLY, provider::apply);
        add(service, Calls.IMPORT, provider::importResource);
        add(service, Calls.MOVE, provider::move);
        add(service, Calls.VALIDATE_DATA, provider::validateData);
        add(service, Calls.READ_DATA, provider::readData);
        add(service, Calls.CALL_FUNCTION, provider::callFunction);
        add(service, Calls.VALIDATE_EPHEMERAL, provider::validateEphemeral);
        add(service, Calls.OPEN_EPHEMERAL, provider::openEphemeral);
        add(service, Calls.RENEW_EPHEMERAL, provider::renewEphemeral);
        add(service, Calls.CLOSE_EPHEMERAL, provider::closeEphemeral);
        add(service, Calls.VALIDATE_LIST, side::validateList);
        addStream(service, Calls.LIST, side::list);
        add(service, Calls.VALIDATE_ACTION, side::validateAction);
        add(service, Calls.PLAN_ACTION, side::planAction);
        addStream(service, Calls.INVOKE_ACTION, side::invokeAction);
        return service.build();
    }

    private interface Handler<Q, A> {
        A answer(Q request) throws MalformedAnswer;
    }

    private interface StreamHandler<Q, A> {
        void answer(Q request, Consumer<A> answers) throws MalformedAnswer;
    }

    private <Q, A> void add(
            ServerServiceDefinition.Builder service, Call<Q, A> call, Handler<Q, A> handler) {
        if (lacking.contains(call)) {
            return;
        }
        service.addMethod(
                call.method(6, MethodType.UNARY),
                ServerCalls.asyncUnaryCall((request, answer) ->
                        answer(call, answer, () -> answer.onNext(handler.answer(request)))));
    }

    private static <Q, A> void addStream(
            ServerServiceDefinition.Builder service, Call<Q, A> call, StreamHandler<Q, A> handler) {
        service.addMethod(
                call.method(6, MethodType.SERVER_STREAMING),
                ServerCalls.asyncServerStreamingCall((request, answer) ->
                        answer(call, answer, () -> handler.answer(request, answer::onNext))));
    }

    private interface Answering {
        void answer() throws MalformedAnswer;
    }

    private static void answer(Call<?, ?> call, StreamObserver<?> answer, Answering answering) {
        try {
            answering.answer();
            answer.onCompleted();
        } catch (MalformedAnswer e) {
            answer.onError(
                    Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
        } catch (RuntimeException e) {
            answer.onError(
                    Status.INTERNAL
                            .withDescription(call.six() + " failed: " + e)
                            .withCause(e)
                            .asRuntimeException());
        }
    }
}
