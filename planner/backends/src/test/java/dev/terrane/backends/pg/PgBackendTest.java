package dev.terrane.backends.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Against a PostgreSQL of its own; each test has a database.
class PgBackendTest extends BackendContract {
    private static Postgres server;

    private final String database = "states_" + UUID.randomUUID().toString().replace('-', '_');
    private String user = "postgres";
    private final List<StateBackend> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Postgres.start();
        Assumptions.assumeTrue(server.port() > 0, server.whyNot());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void make() throws SQLException {
        sql("postgres", "CREATE DATABASE " + database);
    }

    @AfterEach
    void close() {
        opened.forEach(StateBackend::close);
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, "postgres", "");
    }

    private static void sql(String database, String... commands) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : commands) {
                statement.execute(each);
            }
        }
    }

    private String found(String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            StringBuilder all = new StringBuilder();
            while (rows.next()) {
                all.append(rows.getString(1)).append('\n');
            }
            return all.toString();
        }
    }

    @Override
    protected boolean tellsItsHolder() {
        return false;
    }

    @Override
    protected boolean refuseLocks() throws SQLException {
        sql(
                database,
                "REVOKE EXECUTE ON FUNCTION pg_try_advisory_lock(bigint) FROM PUBLIC",
                "CREATE ROLE nolocks_%1$s LOGIN SUPERUSER".formatted(database),
                "ALTER ROLE nolocks_%1$s NOSUPERUSER".formatted(database),
                "GRANT ALL ON SCHEMA terraform_remote_state TO nolocks_" + database,
                "GRANT ALL ON ALL TABLES IN SCHEMA terraform_remote_state TO nolocks_" + database);
        user = "nolocks_" + database;
        return true;
    }

    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(new OtherProcess.Way(Elsewhere.class, List.of(address("postgres"))));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return PgBackendTest.open(context, arguments.getFirst(), Map.of());
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, String> further)
            throws StateStoreException {
        StateBackend backend = open(context, address(user), further);
        opened.add(backend);
        return backend;
    }

    private static StateBackend open(
            BackendContext context, String address, Map<String, String> further)
            throws StateStoreException {
        Map<String, Value> given = new TreeMap<>();
        given.put("conn_str", Value.string(address));
        further.forEach((name, value) -> given.put(name, Value.string(value)));
        return new PgBackendType().open(BackendArguments.NONE.with(given), context);
    }

    private String address(String user) {
        return "postgres://%s:x@127.0.0.1:%d/%s?sslmode=disable"
                .formatted(user, server.port(), database);
    }

    @Test
    void hasTheTablesOfTerraform() throws Exception {
        mine().write(SampleStates.with("a"));

        assertThat(
                        found(
                                "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'terraform_remote_state' AND table_name = 'states' ORDER BY ordinal_position"))
                .isEqualTo("id bigint\nname text\ndata text\n");
        assertThat(found("SELECT id || ' ' || name FROM terraform_remote_state.states"))
                .isEqualTo("1 default\n");
        assertThat(
                        found(
                                "SELECT indexname FROM pg_indexes WHERE schemaname = 'terraform_remote_state' AND tablename = 'states' ORDER BY 1"))
                .isEqualTo("states_by_name\nstates_name_key\nstates_pkey\n");
    }

    /// As Terraform locks what has a row, and what has none.
    @Test
    void locksByTheNumberOfTheRow() throws Exception {
        String locks =
                "SELECT ((classid::bigint << 32) | objid::bigint) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1";
        StateStore store = mine();
        try (StateLock lock = store.lock(request(Duration.ZERO))) {
            assertThat(lock.isLost()).isFalse();
            assertThat(found(locks)).isEqualTo("-1\n");
            store.write(SampleStates.with("a"));
            assertThat(found(locks)).isEqualTo("1\n");
        }
        assertThat(found(locks)).isEmpty();
        try (StateLock lock = mine().lock(request(Duration.ZERO))) {
            assertThat(lock.isLost()).isFalse();
            assertThat(found(locks)).isEqualTo("1\n");
        }
    }

    @Test
    void namesAHolderThatLeftNoNote() throws Exception {
        mine().write(SampleStates.with("a"));
        try (Connection other = connect(database);
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'somebody else'");
            statement.execute("SELECT pg_advisory_lock(1)");

            assertThatThrownBy(() -> mine().lock(request(Duration.ZERO)))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("somebody else")
                    .hasMessageContaining("postgres@127.0.0.1");
        }
    }

    @Test
    void aLockEndsWithItsConnection() throws Exception {
        StateStore store = mine();
        StateLock lock = store.lock(request(Duration.ZERO));
        store.write(SampleStates.with("a"));
        sql(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(database));

        assertThatThrownBy(lock::isLost).isInstanceOf(StateStoreException.class);
        assertThat(lock.isLost()).isTrue();
        theirs().lock(request(Duration.ZERO)).close();
    }

    @Test
    void needsNoRightsToMakeWhatIsThere() throws Exception {
        mine().write(SampleStates.with("a"));
        mine().companions().write(Companion.KEY, new byte[] {1});
        String role = "r" + UUID.randomUUID().toString().replace('-', '_');
        sql(
                database,
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE ON SCHEMA terraform_remote_state TO " + role,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA terraform_remote_state TO "
                        + role,
                "GRANT USAGE ON SEQUENCE public.global_states_id_seq TO " + role);

        StateStore store = open(context(one()), Map.of("conn_str", address(role))).store("default");
        try (StateLock lock = store.lock(request(Duration.ZERO))) {
            assertThat(lock.isLost()).isFalse();
            store.write(SampleStates.with("b"));
        }
        assertThat(theirs().read().serial()).isEqualTo(2);
    }

    @Test
    void saysThatOneMayNot() throws Exception {
        mine().write(SampleStates.with("a"));
        String role = "r" + UUID.randomUUID().toString().replace('-', '_');
        sql(database, "CREATE ROLE " + role + " LOGIN");

        assertThatThrownBy(() ->
                        open(context(one()), Map.of("conn_str", address(role)))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("you may not do that");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() ->
                        open(
                                        context(one()),
                                        Map.of(
                                                "conn_str",
                                                address("postgres").replace(database, "not_there")))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no such database")
                .hasMessageContaining("not_there");
    }

    @Test
    void saysThatThePasswordIsWrongOrMissing() throws Exception {
        String role = "r" + UUID.randomUUID().toString().replace('-', '_');
        sql("postgres", "CREATE ROLE " + role + " LOGIN PASSWORD 'right'");
        Path rules = Path.of(found("SHOW hba_file").strip());
        String others = Files.readString(rules);
        Files.writeString(rules, "host all " + role + " 127.0.0.1/32 scram-sha-256\n" + others);
        sql("postgres", "SELECT pg_reload_conf()");

        for (String password : List.of("", ":wr0ng")) {
            assertThatThrownBy(() -> stateOf(role + password).read())
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("the database does not let you in")
                    .hasMessageContaining("PGPASSWORD")
                    .hasMessageNotContaining("wr0ng");
        }
        assertThatThrownBy(() -> stateOf(role + ":right").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("you may not do that");
    }

    private StateStore stateOf(String login) throws StateStoreException {
        String there = address("postgres").replace("postgres:x@", login + "@");
        return open(context(one()), Map.of("conn_str", there)).store("default");
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatThrownBy(() ->
                        open(
                                        context(one()),
                                        Map.of(
                                                "conn_str",
                                                "host=127.0.0.1 port=1 user=u password=secret sslmode=disable"))
                                .store("default")
                                .read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("does not answer")
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsNamesOfAllKinds() throws Exception {
        StateBackend backend = open(context(one()), Map.of("schema_name", "Ours; \"drop\" 'it'"));
        backend.store("default").write(SampleStates.with("a"));
        backend.store("default").companions().write(Companion.KEY, new byte[] {1});

        assertThat(
                        open(context(folderOfOther()), Map.of("schema_name", "Ours; \"drop\" 'it'"))
                                .store("default")
                                .companions()
                                .read(Companion.KEY))
                .isPresent();
        assertThat(mine().read().isEmpty()).isTrue();
    }

    /// What Terraform 1.11.4 has written for the same block.
    @Test
    void hasTheHashThatTerraformGives() {
        Map<String, Value> given =
                Map.of(
                        "conn_str",
                        Value.string(
                                "postgres://postgres@127.0.0.1:54329/postgres?sslmode=disable"));

        assertThat(ChosenBackend.of(new PgBackendType(), given).hash()).isEqualTo(1857503844L);
    }
}
