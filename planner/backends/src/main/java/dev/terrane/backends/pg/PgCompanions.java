package dev.terrane.backends.pg;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.StateStoreException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// What lies beside a state: rows of a table that Terraform does not know. It is made when something is
/// first written.
final class PgCompanions implements Companions {
    private static final String NO_TABLE = "42P01";

    private final Database database;
    private final String workspace;

    PgCompanions(Database database, String workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    private String sql(String text) {
        return text.formatted(database.settings().companions());
    }

    @Override
    public Optional<byte[]> read(Companion which) throws StateStoreException {
        return read(which.suffix());
    }

    Optional<byte[]> read(String kind) throws StateStoreException {
        return database.ask(
                "read",
                connection -> isThere(connection) ? read(connection, kind) : Optional.empty());
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, database.settings().companions());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Optional<byte[]> read(Connection connection, String kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql("SELECT content FROM %s WHERE name = ? AND kind = ?"))) {
            statement.setString(1, workspace);
            statement.setString(2, kind);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void write(Companion which, byte[] content) throws StateStoreException {
        write(which.suffix(), content);
    }

    void write(String kind, byte[] content) throws StateStoreException {
        database.ask(
                "kept with what lies beside it",
                connection -> {
                    try {
                        return put(connection, kind, content);
                    } catch (SQLException e) {
                        if (!NO_TABLE.equals(e.getSQLState())) {
                            throw e;
                        }
                        make(connection);
                        return put(connection, kind, content);
                    }
                });
    }

    private int put(Connection connection, String kind, byte[] content) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql(
                                "INSERT INTO %s (name, kind, content) VALUES (?, ?, ?) ON CONFLICT (name, kind) DO UPDATE SET content = EXCLUDED.content"))) {
            statement.setString(1, workspace);
            statement.setString(2, kind);
            statement.setBytes(3, content);
            return statement.executeUpdate();
        }
    }

    /// Two may come at the same time; the second finds it made.
    private void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    sql(
                            "CREATE TABLE IF NOT EXISTS %s (name text NOT NULL, kind text NOT NULL, content bytea NOT NULL, PRIMARY KEY (name, kind))"));
        } catch (SQLException e) {
            if (!isThere(connection)) {
                throw e;
            }
        }
    }

    @Override
    public void delete(Companion which) throws StateStoreException {
        delete(which.suffix());
    }

    void delete(String kind) throws StateStoreException {
        remove("DELETE FROM %s WHERE name = ? AND kind = ?", kind);
    }

    @Override
    public void deleteAll() throws StateStoreException {
        remove("DELETE FROM %s WHERE name = ?");
    }

    private void remove(String text, String... further) throws StateStoreException {
        database.ask(
                "kept with what lies beside it",
                connection -> {
                    if (!isThere(connection)) {
                        return 0;
                    }
                    try (PreparedStatement statement = connection.prepareStatement(sql(text))) {
                        statement.setString(1, workspace);
                        for (int i = 0; i < further.length; i++) {
                            statement.setString(i + 2, further[i]);
                        }
                        return statement.executeUpdate();
                    }
                });
    }
}
