package dev.terrane.backends.azurerm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.Companion;
import dev.terrane.state.RemoteBackend;
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

/// Against the blob service's protocol, served by the test.
class AzureBackendTest extends BackendContract {
    private BlobServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new BlobServer();
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
            return AzureBackendTest.open(context, arguments.getFirst(), Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, Value> further) {
        return open(context, server.endpoint(), further);
    }

    private static StateBackend open(
            BackendContext context, String endpoint, Map<String, Value> further) {
        AzureArguments arguments = new AzureArguments(given(further), context);
        AzureClients here =
                new AzureClients(arguments) {
                    @Override
                    String endpoint() {
                        return endpoint;
                    }
                };
        return new RemoteBackend(
                "azurerm", new AzureStates(arguments, here), context.surroundings());
    }

    private static BackendArguments given(Map<String, Value> further) {
        Map<String, Value> given = new TreeMap<>();
        given.put("storage_account_name", Value.string("account"));
        given.put("container_name", Value.string("states"));
        given.put("key", Value.string("team/network.tfstate"));
        given.put("access_key", Value.string("c2VjcmV0"));
        given.putAll(further);
        return BackendArguments.NONE.with(given);
    }

    @Test
    void theHolderOfTheLeaseStandsInTheMetadata() throws Exception {
        StateStore store = mine();
        try (StateLock lock = store.lock(request(Duration.ZERO))) {
            assertThat(lock.isLost()).isFalse();
            store.write(SampleStates.with("a"));
            assertThat(server.metadata("team/network.tfstate")).containsKey("terraformlockid");
        }
        assertThat(server.metadata("team/network.tfstate")).isEmpty();
    }

    @Test
    void whoHasNoLeaseMayNotWrite() throws Exception {
        mine().write(SampleStates.with("a"));
        StateLock lock = mine().lock(request(Duration.ZERO));

        assertThatThrownBy(() -> theirs().write(SampleStates.with("b")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("lease");
        lock.close();
    }

    /// Terraform takes every blob for a workspace whose name begins as theirs do.
    @Test
    void whatLiesBesideAStateIsNotTakenForAWorkspace() throws Exception {
        StateStore dev = open(context(one())).store("dev");
        dev.write(SampleStates.with("a"));
        dev.companions().write(Companion.AUDIT, new byte[] {1});

        assertThat(server.names())
                .filteredOn(name -> name.startsWith("team/network.tfstateenv:"))
                .containsExactly("team/network.tfstateenv:dev");
    }

    @Test
    void keepsASnapshotOfWhatItReplaces() throws Exception {
        StateStore store = open(context(one()), Map.of("snapshot", Value.TRUE)).store("default");
        store.write(SampleStates.with("a"));
        assertThat(server.snapshots()).isZero();
        store.write(SampleStates.with("b"));
        assertThat(server.snapshots()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoSuchContainer() {
        StateBackend backend =
                open(context(one()), Map.of("container_name", Value.string("not-there")));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no such container")
                .hasMessageContaining("not-there");
    }

    @Test
    void saysThatOneMayNot() {
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "access_key",
                                Value.string(""),
                                "sas_token",
                                Value.string("?sv=1&sig=secret")));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("may not")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysWhatIsMissingToAskForAToken() {
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "access_key",
                                Value.string(""),
                                "client_secret",
                                Value.string("s3cret")));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("tenant_id")
                .hasMessageNotContaining("s3cret");
    }

    /// Only Terraform's own note tells who holds a lease; one without can be taken away all the same.
    @Test
    void aLeaseWithoutANoteCanBeBroken() throws Exception {
        StateLock lock = mine().lock(request(Duration.ZERO));
        server.forgetMetadata("team/network.tfstate");

        assertThatThrownBy(() -> theirs().lock(request(Duration.ZERO)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("terrane force-unlock unknown");
        theirs().forceUnlock("unknown");
        assertThat(lock.isLost()).isTrue();
        theirs().lock(request(Duration.ZERO)).close();
    }
}
