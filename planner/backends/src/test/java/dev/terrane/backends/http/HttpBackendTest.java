package dev.terrane.backends.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class HttpBackendTest extends BackendContract {
    private StateServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new StateServer(true, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected boolean refuseLocks() {
        server.refuseLocks();
        return true;
    }

    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(new OtherProcess.Way(Elsewhere.class, List.of(server.address())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return HttpBackendTest.open(context, arguments.getFirst(), Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, Value> further)
            throws StateStoreException {
        return open(context, server.address(), further);
    }

    private static StateBackend open(
            BackendContext context, String address, Map<String, Value> further)
            throws StateStoreException {
        Map<String, Value> arguments = new TreeMap<>();
        arguments.put("address", Value.string(address));
        arguments.put("lock_address", Value.string(address));
        arguments.put("unlock_address", Value.string(address));
        arguments.put("retry_wait_min", Value.number(0));
        arguments.putAll(further);
        return new HttpBackendType().open(BackendArguments.NONE.with(arguments), context);
    }

    @Override
    protected boolean keepsCompanions() {
        return false;
    }

    @Test
    void asksAgainWhereTheServerFails() throws Exception {
        server.failNext(2);
        mine().write(SampleStates.with("a"));
        server.failNext(2);

        assertThat(theirs().read().resources()).hasSize(1);
    }

    @Test
    void saysWhatTheServerAnswered() throws Exception {
        server.failNext(20);

        assertThatThrownBy(() -> mine().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("status 500");
    }

    @Test
    void saysThatTheServerWantsToKnowWho() throws Exception {
        server.close();
        server = new StateServer(true, "Basic dXM6cHc=");

        assertThatThrownBy(() -> mine().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("TF_HTTP_USERNAME");
        StateBackend known =
                open(
                        context(one()),
                        Map.of("username", Value.string("us"), "password", Value.string("pw")));
        assertThat(known.store("default").read().isEmpty()).isTrue();
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        StateBackend backend = open(context(one()));
        server.close();

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void aServerWithoutVersionsIsAskedOnceMore() throws Exception {
        server.close();
        server = new StateServer(false, "");
        mine().write(SampleStates.with("a"));
        var slow = mine();
        slow.read();
        theirs().write(SampleStates.with("b"));

        assertThatThrownBy(() -> slow.write(SampleStates.with("c")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Another program has written");
    }

    @Test
    void whatWasDoneIsSavedThereAtAFailure() throws Exception {
        var store = mine();
        var base = store.write(SampleStates.with("a"));
        var journal = store.openJournal(base);
        SampleStates.record("b").forEach(journal::append);
        SampleStates.failed("c").forEach(journal::append);
        SampleStates.record("d").forEach(journal::append);

        assertThat(theirs().read().resources()).hasSize(2);
        assertThat(theirs().read().serial()).isEqualTo(2);
        assertThat(mine().fold().state().resources()).hasSize(3);
        assertThat(store.write(SampleStates.with("a", "b", "d")).serial()).isEqualTo(3);
        assertThat(mine().fold().changed()).isFalse();
        journal.close();
    }
}
