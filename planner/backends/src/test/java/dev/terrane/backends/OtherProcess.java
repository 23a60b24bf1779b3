package dev.terrane.backends;

import dev.terrane.state.LockRequest;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Another process that works on the same states, and does what it is told line by line.
public final class OtherProcess implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    /// Opens in that process what the test opens in its own. A class with a constructor that takes
    /// nothing.
    public interface Opener {
        StateBackend open(BackendContext context, List<String> arguments) throws Exception;
    }

    /// How the states are reached from there.
    public record Way(Class<? extends Opener> opener, List<String> arguments) {
        public Way {
            arguments = List.copyOf(arguments);
        }
    }

    private OtherProcess(Process process) {
        this.process = process;
        this.answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static OtherProcess start(Way way, Path folder) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.addAll(
                List.of(OtherProcess.class.getName(), way.opener().getName(), folder.toString()));
        line.addAll(way.arguments());
        return new OtherProcess(
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// @return what it answers
    String order(String words) throws IOException {
        begin(words);
        return answer();
    }

    void begin(String words) {
        orders.println(words);
    }

    String answer() throws IOException {
        return Optional.ofNullable(answers.readLine()).orElse("it has ended");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Opener opener =
                Class.forName(arguments[0])
                        .asSubclass(Opener.class)
                        .getDeclaredConstructor()
                        .newInstance();
        BackendContext context =
                new BackendContext(
                        Path.of(arguments[1]),
                        Map.of(),
                        new StateFiles(),
                        Clock.systemUTC(),
                        UUID::randomUUID,
                        waiting -> {},
                        BackendContext.OlderPaths.NONE);
        StateBackend backend =
                opener.open(context, List.of(arguments).subList(2, arguments.length));
        Worker worker = new Worker(backend);
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(worker.obey(order.split(" ")));
        }
    }

    private static final class Worker {
        private final StateBackend backend;
        private Optional<StateLock> lock = Optional.empty();

        Worker(StateBackend backend) {
            this.backend = backend;
        }

        String obey(String[] order) throws Exception {
            return switch (order[0]) {
                case "lock" -> lock();
                case "lost" -> String.valueOf(lock.orElseThrow().isLost());
                case "release" -> release();
                case "add" -> add(order[1], Integer.parseInt(order[2]));
                default -> throw new IllegalArgumentException(order[0]);
            };
        }

        private String lock() throws StateStoreException {
            try {
                StateLock taken =
                        backend.store("default")
                                .lock(new LockRequest("other@there", "apply", Duration.ZERO));
                lock = Optional.of(taken);
                return taken.id();
            } catch (StateStoreException e) {
                return "refused: " + e.detail();
            }
        }

        private String release() throws StateStoreException {
            lock.orElseThrow().close();
            return "released";
        }

        private String add(String name, int times) throws StateStoreException {
            for (int i = 0; i < times; i++) {
                addOne(backend.store("default"), name + i);
            }
            return "added";
        }
    }

    /// Under the lock, as commands do.
    static void addOne(StateStore store, String name) throws StateStoreException {
        try (StateLock taken = store.lock(new LockRequest("writer@there", "apply", LONG))) {
            if (taken.isLost()) {
                throw new IllegalStateException("nobody takes locks away here");
            }
            List<String> names = new ArrayList<>(SampleStates.names(store.read()));
            names.add(name);
            store.write(SampleStates.with(names.toArray(String[]::new)));
        }
    }
}
