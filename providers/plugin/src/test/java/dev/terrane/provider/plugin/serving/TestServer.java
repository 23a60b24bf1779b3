package dev.terrane.provider.plugin.serving;

import dev.terrane.provider.memory.MemoryProviderFactory;
import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A provider as a program, for tests: well-behaved, or not, as its argument says.
public final class TestServer {
    private TestServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "memory" -> server(new MemoryProviderFactory().create()).serve(System.out);
            case "tcp" -> server(new MemoryProviderFactory().create()).overTcp().serve(System.out);
            case "acting" -> server(new Acting()).serve(System.out);
            case "older" ->
                    server(new MemoryProviderFactory().create())
                            .without(
                                    Calls.IDENTITY_SCHEMAS,
                                    Calls.UPGRADE_IDENTITY,
                                    Calls.FUNCTIONS,
                                    Calls.MOVE,
                                    Calls.GENERATE_CONFIG,
                                    Calls.STOP)
                            .serve(System.out);
            case "stubborn" -> {
                server(new MemoryProviderFactory().create()).serve(System.out);
                Thread.sleep(Long.MAX_VALUE);
            }
            case "waits" -> {
                CountDownLatch stopped = new CountDownLatch(1);
                server(new Misbehaving(() -> until(stopped), stopped::countDown)).serve(System.out);
            }
            case "plain" -> {
                System.out.println("1|6|tcp|127.0.0.1:1|grpc|");
                Thread.sleep(Long.MAX_VALUE);
            }
            case "silent" -> Thread.sleep(Long.MAX_VALUE);
            case "ends" -> System.err.println("no such license");
            case "nonsense" -> System.out.println("Usage: frobnicate [FILE]");
            case "protocol" -> System.out.println("1|7|unix|/nowhere|grpc|");
            case "netrpc" -> System.out.println("1|5|unix|/nowhere|netrpc|");
            case "core" -> System.out.println("2|5|unix|/nowhere|grpc|");
            case "crash" -> server(new Misbehaving(TestServer::crash)).serve(System.out);
            case "hang" -> server(new Misbehaving(TestServer::hang)).serve(System.out);
            case "wrong" ->
                    server(new Misbehaving(() -> Value.string("no object"))).serve(System.out);
            case "flood" -> {
                Thread.ofPlatform().daemon().start(() -> flood(Long.parseLong(arguments[1])));
                server(new Misbehaving(() -> Value.NULL)).serve(System.out);
            }
            case "large" -> {
                int bytes = Integer.parseInt(arguments[1]);
                server(new Misbehaving(() -> large(bytes))).serve(System.out);
            }
            case "environment" -> {
                Path folder = Path.of(System.getenv("PLUGIN_UNIX_SOCKET_DIR"));
                Files.writeString(
                        Path.of(arguments[1]),
                        "%s%nrights %s%ndirectory %s%n"
                                .formatted(
                                        System.getenv(),
                                        PosixFilePermissions.toString(
                                                Files.getPosixFilePermissions(folder)),
                                        System.getProperty("user.dir")));
                server(new MemoryProviderFactory().create()).serve(System.out);
            }
            case "child" -> {
                Process child = new ProcessBuilder("sleep", "1000").start();
                System.err.println("child " + child.pid());
                server(new MemoryProviderFactory().create()).serve(System.out);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    private static PluginServer server(Provider provider) {
        return new PluginServer(provider, TestContext.in(Path.of("")), System.getenv());
    }

    private static Value crash() {
        System.err.println("panic: index out of range [7]");
        System.err.flush();
        Runtime.getRuntime().halt(2);
        return Value.NULL;
    }

    private static Value hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Value.NULL;
    }

    private static Value until(CountDownLatch stopped) {
        System.err.println("reading");
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Value.NULL;
    }

    private static Value large(int bytes) {
        return ObjectBuilder.of(
                        new MemoryProviderFactory()
                                .create()
                                .schema()
                                .dataSources()
                                .get("memory_object")
                                .block())
                .set("name", Value.string("x".repeat(bytes)))
                .build();
    }

    private static void flood(long bytes) {
        byte[] line = new byte[1 << 16];
        Arrays.fill(line, (byte) 'x');
        line[line.length - 1] = '\n';
        for (long written = 0; written < bytes; written += line.length) {
            System.err.write(line, 0, line.length);
        }
        System.err.println("flooded");
    }

    private interface Reading {
        Value read();
    }

    /// Has what the memory provider has, and does something else where it is to read data.
    private record Misbehaving(Reading reading, Runnable stopping) implements Provider {
        private static final Provider MEMORY = new MemoryProviderFactory().create();

        Misbehaving(Reading reading) {
            this(reading, () -> {});
        }

        @Override
        public void stop() {
            stopping.run();
        }

        @Override
        public ProviderSchema schema() {
            return MEMORY.schema();
        }

        @Override
        public List<Problem> validateConfig(Value config) {
            System.err.println("validating");
            return List.of(
                    Problem.warning("Nothing can be kept", "It is a test.", ValuePath.EMPTY));
        }

        @Override
        public List<Problem> configure(Value config, ProviderContext context) {
            return List.of();
        }

        @Override
        public ManagedResources resource(String type) {
            return MEMORY.resource(type);
        }

        @Override
        public DataSources dataSource(String type) {
            return new DataSources() {
                @Override
                public List<Problem> validate(Value config) {
                    return List.of();
                }

                @Override
                public Answer read(Value config) {
                    return new Answer(reading.read(), List.of());
                }
            };
        }
    }
}
