package dev.terrane.backends.pg;

import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Connections to the database that the settings name. The one for reading and writing is opened when
/// it is first needed, and again where it was cut off; it is used by one thread at a time.
final class Database implements AutoCloseable {
    /// Only one session at a time may make tables; anybody else finds them made.
    private static final long MAKING_TABLES = 0x7465_7272_616e_6501L;

    private final PgSettings settings;
    private final PgProblems problems;
    private @Nullable Connection connection;
    private boolean prepared;

    Database(PgSettings settings) {
        this.settings = settings;
        this.problems = new PgProblems(settings.connection().display(), settings.schemaName());
    }

    PgSettings settings() {
        return settings;
    }

    PgProblems problems() {
        return problems;
    }

    /// What is asked of the database.
    interface Request<T> {
        T on(Connection connection) throws SQLException, StateStoreException;
    }

    /// @param verb what could not be done to the state where it fails
    synchronized <T> T ask(String verb, Request<T> request) throws StateStoreException {
        try {
            Connection open = open();
            if (!prepared) {
                prepare(open);
                prepared = true;
            }
            return request.on(open);
        } catch (SQLException e) {
            drop();
            throw problems.failed(verb, e);
        }
    }

    private Connection open() throws SQLException, StateStoreException {
        Connection open = connection;
        if (open == null) {
            open = connect();
            connection = open;
        }
        return open;
    }

    /// A further one, for what belongs to a session.
    Connection connect() throws SQLException, StateStoreException {
        Connection opened =
                new Driver()
                        .connect(
                                settings.connection().driverAddress(),
                                settings.connection().driverProperties());
        if (opened == null) {
            throw new IllegalStateException("the driver knows the addresses that are made for it");
        }
        return opened;
    }

    /// The tables of Terraform, in its words, so that either finds what it would have made.
    private void prepare(Connection open) throws SQLException {
        if (settings.skipTable() && settings.skipSchema() && settings.skipIndex()) {
            return;
        }
        try (Statement statement = open.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + MAKING_TABLES + ")");
            try {
                make(statement);
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + MAKING_TABLES + ")");
            }
        }
    }

    private void make(Statement statement) throws SQLException {
        String schema = PgSettings.quoted(settings.schemaName());
        if (!settings.skipSchema() && isMissing(statement, "to_regnamespace", schema)) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        }
        if (!settings.skipTable() && isMissing(statement, "to_regclass", settings.states())) {
            statement.execute(
                    "CREATE SEQUENCE IF NOT EXISTS public.global_states_id_seq AS bigint");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS %s (id bigint NOT NULL DEFAULT nextval('public.global_states_id_seq') PRIMARY KEY, name text UNIQUE, data text)"
                            .formatted(settings.states()));
        }
        if (!settings.skipIndex()
                && isMissing(statement, "to_regclass", settings.table("states_by_name"))) {
            statement.execute(
                    "CREATE UNIQUE INDEX IF NOT EXISTS states_by_name ON %s (name)"
                            .formatted(settings.states()));
        }
    }

    /// Who may only read and write rows needs no right to make what is there.
    private static boolean isMissing(Statement statement, String function, String name)
            throws SQLException {
        String literal = "'" + name.replace("'", "''") + "'";
        try (var found =
                statement.executeQuery("SELECT " + function + "(" + literal + ") IS NULL")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            quietly(open);
        }
    }

    static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What can not be closed is gone already.
        }
    }

    @Override
    public synchronized void close() {
        drop();
    }
}
