package dev.terrane.backends.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the server has room for what lies beside the state, and somebody says where.
class HttpCompanionsTest extends BackendContract {
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
        return Optional.of(
                new OtherProcess.Way(Elsewhere.class, List.of(server.address(), server.besides())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return HttpCompanionsTest.open(context, arguments.getFirst(), arguments.getLast());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, server.address(), server.besides());
    }

    private static StateBackend open(BackendContext context, String address, String beside)
            throws StateStoreException {
        BackendArguments arguments =
                BackendArguments.NONE.with(
                        Map.of(
                                "address", Value.string(address),
                                "lock_address", Value.string(address),
                                "unlock_address", Value.string(address),
                                "retry_wait_min", Value.number(0)));
        return new HttpBackendType()
                .open(
                        arguments,
                        context.withEnvironment(Map.of(CompanionAddress.VARIABLE, beside)));
    }

    @Test
    void eachThingHasItsAddress() throws Exception {
        mine().companions().write(Companion.KEY, new byte[] {1});

        assertThat(server.namesBeside()).containsExactly("prod.terrane-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://states.example.com/prod",
                "states.example.com/prod{name}",
                "https://states.example.com/{name}/{name}",
                "https://states example.com/{name}"
            })
    void saysWhatAnAddressIs(String template) {
        assertThatThrownBy(() -> open(context(one()), server.address(), template))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining(CompanionAddress.VARIABLE)
                .hasMessageContaining("{name}");
    }
}
