package dev.terrane.backends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.backends.CuttingProxy.Cut;
import dev.terrane.backends.CuttingProxy.Loss;
import dev.terrane.state.AuditLog;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.LockRequest;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command whose connection is lost at one of its calls, for every call that it makes: what it has
/// asked for is in the state, or in the journal, or in the file that it names; what it says is fit for
/// people; and the next command goes on.
final class LostConnections {
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");
    private static final LockRequest REQUEST =
            new LockRequest("tester@here", "OperationTypeApply", Duration.ZERO);

    private final OtherProcess.Way way;
    private final Contexts contexts;
    private final Path folder;
    private final Reader rescued;

    /// What a command in that folder is opened with.
    interface Contexts {
        BackendContext of(Path folder);
    }

    /// What lies in a file that a state was saved to.
    interface Reader {
        String read(Path file) throws Exception;
    }

    LostConnections(OtherProcess.Way way, Contexts contexts, Path folder, Reader rescued) {
        this.way = way;
        this.contexts = contexts;
        this.folder = folder;
        this.rescued = rescued;
    }

    /// @return how many calls such a command makes
    int loseEach(Loss loss, boolean forGood) throws Exception {
        int call = 1;
        try (CuttingProxy proxy = new CuttingProxy(port())) {
            while (isMade(new Cut(call, loss, forGood), proxy)) {
                call++;
            }
        }
        return call - 1;
    }

    private boolean isMade(Cut cut, CuttingProxy proxy) throws Exception {
        Path here = Files.createDirectories(folder.resolve(cut.toString()));
        Command command = new Command();
        begin(here, proxy.port());
        boolean lost;
        try (StateBackend backend = open(contexts.of(here), proxy.port())) {
            proxy.begin(cut);
            command.run(backend.store("default"));
            lost = proxy.mend();
        }
        check(cut, here, proxy.port(), command);
        return lost;
    }

    private int port() {
        Matcher port = PORT.matcher(String.join(" ", way.arguments()));
        assertThat(port.find()).as("an address on the loopback in %s", way).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private StateBackend open(BackendContext context, int port) throws Exception {
        List<String> arguments =
                way.arguments().stream()
                        .map(argument -> PORT.matcher(argument).replaceFirst("127.0.0.1:" + port))
                        .toList();
        return way.opener().getDeclaredConstructor().newInstance().open(context, arguments);
    }

    private void begin(Path here, int port) throws Exception {
        try (StateBackend backend = open(contexts.of(here), port)) {
            StateStore store = backend.store("default");
            try (StateLock lock = lock(store)) {
                assertThat(lock.isLost()).isFalse();
                store.recover();
                store.write(SampleStates.with("a"));
            }
        }
    }

    /// What a command does that makes one object, and what became of it.
    private static final class Command {
        private final List<String> told = new ArrayList<>();
        private boolean asked;
        private boolean saved;

        void run(StateStore store) {
            try (StateLock lock = store.lock(REQUEST)) {
                work(store, lock);
            } catch (StateStoreException e) {
                told.add(e.summary() + ": " + e.detail());
            }
        }

        private void work(StateStore store, StateLock lock) throws StateStoreException {
            OpenJournal journal = store.openJournal(store.recover().state());
            for (JournalRecord record : SampleStates.record("b")) {
                try {
                    journal.append(record);
                    asked = true;
                } catch (UncheckedIOException refused) {
                    told.add(String.valueOf(refused.getCause().getMessage()));
                    break;
                }
            }
            if (!isLost(lock)) {
                store.write(asked ? SampleStates.with("a", "b") : SampleStates.with("a"));
                saved = true;
            }
            journal.close();
            AuditLog.append(store.companions(), SampleStates.auditRecord(100));
        }

        /// Where nobody answers, it is tried all the same.
        private boolean isLost(StateLock lock) {
            try {
                return lock.isLost();
            } catch (StateStoreException e) {
                told.add(e.summary() + ": " + e.detail());
                return false;
            }
        }
    }

    private void check(Cut cut, Path here, int port, Command command) throws Exception {
        assertThat(command.told)
                .as("what it says, %s", cut)
                .allSatisfy(text ->
                        assertThat(text)
                                .hasSizeGreaterThan(40)
                                .doesNotContainPattern("\\bnull\\b|Exception|\\bjava\\."));
        try (StateBackend backend = open(contexts.of(here), port)) {
            StateStore store = backend.store("default");
            StateLock lock = lock(store);
            List<String> names = SampleStates.names(store.recover().state());
            boolean rescue =
                    Files.exists(here.resolve("errored.tfstate"))
                            && rescued.read(here.resolve("errored.tfstate")).contains("\"b\"");
            assertThat(names).as("the state, %s", cut).isIn(List.of("a"), List.of("a", "b"));
            if (command.asked) {
                assertThat(names.contains("b") || rescue)
                        .as("where the new object is, %s, told: %s", cut, command.told)
                        .isTrue();
            }
            if (command.asked && command.saved) {
                assertThat(names).as("what was said to be saved, %s", cut).contains("b");
            }
            if (!command.saved) {
                assertThat(command.told).as("a failure is told, %s", cut).isNotEmpty();
            }
            lock.close();
        }
    }

    /// What the command could not give back is taken away, as its message says. Some locks end by
    /// themselves, in their own time.
    private static StateLock lock(StateStore store) throws Exception {
        while (true) {
            try {
                return store.lock(REQUEST);
            } catch (StateStoreException e) {
                Matcher id = Pattern.compile("terrane force-unlock (\\S+)").matcher(e.detail());
                assertThat(id.find()).as(e.detail()).isTrue();
                takeAway(store, id.group(1));
            }
        }
    }

    private static void takeAway(StateStore store, String id) throws Exception {
        try {
            store.forceUnlock(id);
        } catch (StateStoreException e) {
            assertThat(e.summary()).isEqualTo("Failed to unlock state");
            Thread.sleep(20);
        }
    }
}
