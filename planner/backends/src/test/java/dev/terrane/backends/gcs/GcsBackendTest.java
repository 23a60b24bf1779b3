package dev.terrane.backends.gcs;

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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Against the storage's protocol, served by the test.
class GcsBackendTest extends BackendContract {
    private static final String KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    private static final String OTHER_KEY = "YTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";

    private GcsServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new GcsServer();
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
        return Optional.of(new OtherProcess.Way(Elsewhere.class, List.of(server.endpoint())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return GcsBackendTest.open(context, arguments.getFirst(), Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, String> further)
            throws StateStoreException {
        return open(context, server.endpoint(), further);
    }

    private static StateBackend open(
            BackendContext context, String endpoint, Map<String, String> further)
            throws StateStoreException {
        Map<String, Value> given = new TreeMap<>();
        given.put("bucket", Value.string("states"));
        given.put("prefix", Value.string("team/network"));
        given.put("access_token", Value.string("token"));
        given.put("storage_custom_endpoint", Value.string(endpoint));
        further.forEach((name, value) -> given.put(name, Value.string(value)));
        return new GcsBackendType().open(BackendArguments.NONE.with(given), context);
    }

    @Test
    void encryptsWithAKeyOfOurs() throws Exception {
        open(context(one()), Map.of("encryption_key", KEY))
                .store("default")
                .write(SampleStates.with("a"));

        assertThat(
                        open(context(one()), Map.of("encryption_key", KEY))
                                .store("default")
                                .read()
                                .resources())
                .hasSize(1);
        assertThatThrownBy(() ->
                        open(context(one()), Map.of("encryption_key", OTHER_KEY))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("encryption key")
                .hasMessageNotContaining(OTHER_KEY);
    }

    @Test
    void saysThatTheKeyIsNone() {
        assertThatThrownBy(() -> open(context(one()), Map.of("encryption_key", "abc")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("32 bytes");
    }

    @Test
    void saysThatThereIsNoSuchBucket() throws Exception {
        StateBackend backend = open(context(one()), Map.of("bucket", "not-there"));

        assertThatThrownBy(() -> backend.store("default").write(SampleStates.with("a")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no such bucket")
                .hasMessageContaining("not-there");
    }

    @Test
    void saysThatTheCredentialsAreNotKnown() throws Exception {
        StateBackend backend = open(context(one()), Map.of("access_token", "other"));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("credentials");
    }

    @Test
    void saysThatTheFileOfCredentialsIsMissing() throws Exception {
        StateBackend backend =
                open(context(one()), Map.of("access_token", "", "credentials", "not-there.json"));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("No credentials")
                .hasMessageContaining("not-there.json");
    }
}
