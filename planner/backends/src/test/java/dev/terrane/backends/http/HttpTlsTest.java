package dev.terrane.backends.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.SampleStates;
import dev.terrane.backends.tls.SelfSigned;
import dev.terrane.state.LockRequest;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A server that shows a certificate, and wants to see one.
class HttpTlsTest {
    @TempDir private Path folder;
    private SelfSigned ofServer;
    private SelfSigned ofClient;
    private StateServer server;

    @BeforeEach
    void serve() throws Exception {
        ofServer = SelfSigned.make(folder, "EC");
        ofClient = SelfSigned.make(folder, "RSA");
        server = StateServer.secure(ofServer.serving(ofClient));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, String> arguments(SelfSigned client, String key) throws Exception {
        Map<String, String> all = new TreeMap<>();
        all.put("client_ca_certificate_pem", ofServer.certificate());
        all.put("client_certificate_pem", client.certificate());
        all.put("client_private_key_pem", key);
        return all;
    }

    private StateBackend open(Map<String, String> arguments, Map<String, String> environment)
            throws StateStoreException {
        Map<String, Value> given = new TreeMap<>();
        given.put("address", Value.string(server.address()));
        given.put("lock_address", Value.string(server.address()));
        given.put("unlock_address", Value.string(server.address()));
        given.put("retry_max", Value.number(0));
        arguments.forEach((name, text) ->
                given.put(name, text.equals("true") ? Value.TRUE : Value.string(text)));
        return new HttpBackendType()
                .open(
                        BackendArguments.NONE.with(given),
                        new BackendContext(
                                folder,
                                environment,
                                new StateFiles(),
                                Clock.systemUTC(),
                                UUID::randomUUID,
                                waiting -> {},
                                BackendContext.OlderPaths.NONE));
    }

    private static void use(StateBackend backend) throws StateStoreException {
        StateStore store = backend.store("default");
        try (StateLock lock = store.lock(new LockRequest("us", "apply", Duration.ZERO))) {
            assertThat(lock.isLost()).isFalse();
            store.write(SampleStates.with("a"));
        }
        assertThat(backend.store("default").read().resources()).hasSize(1);
    }

    @Test
    void bothShowTheirCertificates() throws Exception {
        use(open(arguments(ofClient, ofClient.privateKey()), Map.of()));
    }

    @Test
    void aKeyOfTheOlderFormIsTakenToo() throws Exception {
        use(open(arguments(ofClient, ofClient.olderRsaKey()), Map.of()));
    }

    @Test
    void theEnvironmentGivesThemAsWell() throws Exception {
        Map<String, String> environment = new TreeMap<>();
        arguments(ofClient, ofClient.privateKey())
                .forEach((name, text) ->
                        environment.put("TF_HTTP_" + name.toUpperCase(Locale.ROOT), text));

        use(open(Map.of(), environment));
    }

    @Test
    void aServerThatIsNotKnownIsBelievedOnlyWhereThatIsAskedFor() throws Exception {
        Map<String, String> given = arguments(ofClient, ofClient.privateKey());
        given.remove("client_ca_certificate_pem");

        assertThatThrownBy(() -> open(given, Map.of()).store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("did not answer")
                .hasMessageContaining("certification path");
        given.put("skip_cert_verification", "true");
        use(open(given, Map.of()));
    }

    @Test
    void aClientWithoutACertificateIsSentAway() throws Exception {
        Map<String, String> given = Map.of("client_ca_certificate_pem", ofServer.certificate());

        assertThatThrownBy(() -> open(given, Map.of()).store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void aClientWithAnotherCertificateIsSentAway() throws Exception {
        SelfSigned stranger = SelfSigned.make(folder, "EC");
        Map<String, String> given = arguments(stranger, stranger.privateKey());

        assertThatThrownBy(() -> open(given, Map.of()).store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() throws Exception {
        Map<String, String> given = arguments(ofClient, "");

        assertThatThrownBy(() -> open(given, Map.of()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("go together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void aKeyThatIsNoneIsSaidToBeSo(String key) throws Exception {
        Map<String, String> given = arguments(ofClient, key);

        assertThatThrownBy(() -> open(given, Map.of()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("can not be used")
                .hasMessageNotContaining("AAAA");
    }
}
