package dev.terrane.backends.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Against Consul's protocol, served by the test.
class ConsulBackendTest extends BackendContract {
    private ConsulServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new ConsulServer("secret");
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
            return ConsulBackendTest.open(context, arguments.getFirst(), Map.of());
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
        Map<String, Value> given = new TreeMap<>();
        given.put("path", Value.string("team/net work"));
        given.put("address", Value.string(address));
        given.put("access_token", Value.string("secret"));
        given.putAll(further);
        return new ConsulBackendType().open(BackendArguments.NONE.with(given), context);
    }

    @Test
    void keepsALargeStateInPartsAndTakesThemAway() throws Exception {
        mine().write(SampleStates.ofBytes(1_500_000));
        assertThat(server.keys()).filteredOn(key -> key.contains("/tfstate.")).hasSize(3);

        mine().write(SampleStates.with("a"));
        assertThat(server.keys()).containsExactly("team/net work");
    }

    @Test
    void packsWhereItIsAsked() throws Exception {
        StateBackend packing = open(context(one()), Map.of("gzip", Value.TRUE));
        packing.store("default").write(SampleStates.ofBytes(1_500_000));

        assertThat(server.keys()).containsExactly("team/net work");
        assertThat(mine().read().resources()).hasSize(1);
    }

    /// Terraform takes every key for a workspace that begins as theirs do and has no `/` behind.
    @Test
    void whatLiesBesideAStateIsNotTakenForAWorkspace() throws Exception {
        StateStore dev = open(context(one())).store("dev");
        dev.write(SampleStates.with("a"));
        dev.companions().write(Companion.AUDIT, new byte[] {1});

        assertThat(server.keys())
                .filteredOn(key -> !key.substring("team/net work".length()).contains("/"))
                .containsExactly("team/net work-env:dev");
    }

    /// Consul's own clients refuse to lock a key that somebody used for something else.
    @Test
    void aKeyIsMarkedAsALock() throws Exception {
        mine().lock(request(Duration.ZERO)).close();
        assertThat(server.flags("team/net work/.lock")).isEqualTo("3304740253564472344");
    }

    @Test
    void aLockIsLostWithItsSession() throws Exception {
        StateLock lock = mine().lock(request(Duration.ZERO));
        server.endSessions();

        assertThat(lock.isLost()).isTrue();
        theirs().lock(request(Duration.ZERO)).close();
    }

    @Test
    void saysThatTheTokenMayNot() {
        assertThatThrownBy(() ->
                        open(context(one()), Map.of("access_token", Value.string("other")))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("CONSUL_HTTP_TOKEN")
                .hasMessageNotContaining("other");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        StateBackend backend = open(context(one()));
        server.close();

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("did not answer");
    }
}
