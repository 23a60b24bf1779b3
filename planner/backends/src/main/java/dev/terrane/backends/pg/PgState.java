package dev.terrane.backends.pg;

import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The state of one workspace: a row of the table `states`, whose version is the number of the
/// transaction that wrote it.
final class PgState implements RemoteState {
    private final Database database;
    private final String workspace;
    private final PgLock lock;
    private final PgCompanions companions;

    PgState(Database database, String workspace) {
        this.database = database;
        this.workspace = workspace;
        this.companions = new PgCompanions(database, workspace);
        this.lock = new PgLock(database, workspace, companions);
    }

    @Override
    public String display() {
        return database.settings().connection().display()
                + " (schema \"%s\", state \"%s\")"
                        .formatted(database.settings().schemaName(), workspace);
    }

    private String sql(String text) {
        return text.formatted(database.settings().states());
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        return database.ask(
                "read",
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    sql("SELECT data, xmin::text FROM %s WHERE name = ?"))) {
                        statement.setString(1, workspace);
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next() ? Optional.of(content(row)) : Optional.empty();
                        }
                    }
                });
    }

    private static Content content(ResultSet row) throws SQLException {
        String data = row.getString(1);
        byte[] bytes = data == null ? new byte[0] : data.getBytes(StandardCharsets.UTF_8);
        return new Content(bytes, row.getString(2));
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        String text = new String(content, StandardCharsets.UTF_8);
        Optional<String> version =
                database.ask(
                        "written",
                        connection ->
                                expected.equals(ABSENT)
                                        ? insert(connection, text)
                                        : update(connection, text, expected));
        if (version.isPresent()) {
            lock.rowIsThere();
        }
        return version;
    }

    private Optional<String> insert(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql(
                                "INSERT INTO %s (name, data) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING xmin::text"))) {
            statement.setString(1, workspace);
            statement.setString(2, text);
            return version(statement);
        }
    }

    /// The row stays locked between the look at its version and the change.
    private Optional<String> update(Connection connection, String text, String expected)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Optional<String> written =
                    isStill(connection, expected) ? update(connection, text) : Optional.empty();
            connection.commit();
            return written;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean isStill(Connection connection, String expected) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql("SELECT xmin::text FROM %s WHERE name = ? FOR UPDATE"))) {
            statement.setString(1, workspace);
            return version(statement).filter(expected::equals).isPresent();
        }
    }

    private Optional<String> update(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql("UPDATE %s SET data = ? WHERE name = ? RETURNING xmin::text"))) {
            statement.setString(1, text);
            statement.setString(2, workspace);
            return version(statement);
        }
    }

    private static Optional<String> version(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        return lock.take(wanted);
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        return lock.holder();
    }

    @Override
    public void unlock(LockInfo held) {
        lock.release();
    }

    @Override
    public void breakLock(LockInfo other) throws StateStoreException {
        lock.breakIt(other);
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(companions);
    }

    void delete() throws StateStoreException {
        companions.deleteAll();
        database.ask(
                "deleted",
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(sql("DELETE FROM %s WHERE name = ?"))) {
                        statement.setString(1, workspace);
                        return statement.executeUpdate();
                    }
                });
    }
}
