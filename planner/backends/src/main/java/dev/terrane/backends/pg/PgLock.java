package dev.terrane.backends.pg;

import dev.terrane.state.LockInfo;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The advisory lock of a state, by the number of its row. A state that has no row yet is locked by the
/// number -1, as all of them are that are being made.
///
/// The lock belongs to a connection, and ends with it: a dead run leaves none behind. Who holds it is
/// written beside the state, with the number of the server's process; one that was taken by Terraform is
/// known by that process alone.
final class PgLock {
    private static final String NOTE = ".terrane-lock";
    private static final long MAKING = -1;
    private static final int LOOKS = 100;
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Database database;
    private final String workspace;
    private final PgCompanions companions;
    private @Nullable Held held;

    private record Held(Connection session, int process, LockInfo info) {}

    PgLock(Database database, String workspace, PgCompanions companions) {
        this.database = database;
        this.workspace = workspace;
        this.companions = companions;
    }

    /// @return who is in the way
    synchronized Optional<LockInfo> take(LockInfo wanted) throws StateStoreException {
        Optional<Long> row = row();
        Connection session = null;
        try {
            session = database.connect();
            if (!tryBoth(session, row)) {
                Database.quietly(session);
                return Optional.of(holder().orElseGet(this::unknown));
            }
            held = new Held(session, process(session), wanted);
        } catch (SQLException e) {
            if (session != null) {
                Database.quietly(session);
            }
            throw database.problems().failed("locked", e);
        }
        leaveNote();
        return Optional.empty();
    }

    /// The number -1 is given back where there is a row, and was only asked because somebody may just be
    /// making it.
    private boolean tryBoth(Connection session, Optional<Long> row) throws SQLException {
        if (!call(session, "pg_try_advisory_lock", MAKING)) {
            return false;
        }
        if (row.isEmpty()) {
            return true;
        }
        boolean taken = call(session, "pg_try_advisory_lock", row.get());
        call(session, "pg_advisory_unlock", MAKING);
        return taken;
    }

    private static boolean call(Connection session, String function, long key) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("SELECT " + function + "(?)")) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static int process(Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("SELECT pg_backend_pid()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private Optional<Long> row() throws StateStoreException {
        String query = "SELECT id FROM %s WHERE name = ?".formatted(database.settings().states());
        return database.ask(
                "locked",
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(query)) {
                        statement.setString(1, workspace);
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
                        }
                    }
                });
    }

    /// Where it can not be kept, others are told less; the lock holds all the same.
    private void leaveNote() {
        Held mine = held;
        if (mine == null) {
            return;
        }
        LockInfo info = mine.info();
        LockInfo note =
                new LockInfo(
                        info.id(),
                        info.operation(),
                        processText(mine.process()),
                        info.who(),
                        info.version(),
                        info.created(),
                        info.path());
        try {
            companions.write(NOTE, note.toJson());
        } catch (StateStoreException e) {
            // The holder is then known by its connection.
        }
    }

    private static String processText(int process) {
        return "server process " + process;
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(workspace);
    }

    /// A state that was just made is locked by its row's number from now on, too.
    synchronized void rowIsThere() throws StateStoreException {
        Held mine = held;
        Optional<Long> row = mine == null ? Optional.empty() : row();
        if (mine == null || row.isEmpty()) {
            return;
        }
        try {
            if (holds(mine.session(), MAKING)) {
                call(mine.session(), "pg_try_advisory_lock", row.get());
                call(mine.session(), "pg_advisory_unlock", MAKING);
            }
        } catch (SQLException e) {
            // The connection, and the lock with it, is gone; the next look will say so.
        }
    }

    private static boolean holds(Connection session, long key) throws SQLException {
        return processOf(session, key).filter(process -> process == pidOf(session)).isPresent();
    }

    private static int pidOf(Connection session) {
        try {
            return process(session);
        } catch (SQLException e) {
            return 0;
        }
    }

    /// Which process of the server holds the lock of that number.
    private static Optional<Integer> processOf(Connection connection, long key)
            throws SQLException {
        String query =
                "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND ((classid::bigint << 32) | objid::bigint) = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    synchronized Optional<LockInfo> holder() throws StateStoreException {
        Optional<Long> row = row();
        return database.ask(
                "locked",
                connection -> {
                    Optional<Integer> process =
                            row.isEmpty() ? Optional.empty() : processOf(connection, row.get());
                    if (process.isEmpty()) {
                        process = processOf(connection, MAKING);
                    }
                    return process.isEmpty()
                            ? Optional.empty()
                            : Optional.of(holder(connection, process.get()));
                });
    }

    private LockInfo holder(Connection connection, int process)
            throws SQLException, StateStoreException {
        Optional<LockInfo> note = note();
        return note.filter(info -> info.info().equals(processText(process))).isPresent()
                ? note.get()
                : byConnection(connection, process);
    }

    private Optional<LockInfo> note() throws StateStoreException {
        Optional<byte[]> note = companions.read(NOTE);
        try {
            return note.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LockInfo.read(new ByteArrayInputStream(note.get())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What the server tells of a process.
    private LockInfo byConnection(Connection connection, int process) throws SQLException {
        String query =
                "SELECT usename, coalesce(client_addr::text, 'this host'), application_name, backend_start::text FROM pg_stat_activity WHERE pid = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, process);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new LockInfo(
                            id(process), "", processText(process), "", "", "", workspace);
                }
                return new LockInfo(
                        id(process),
                        row.getString(3).isEmpty() ? "an unknown purpose" : row.getString(3),
                        processText(process),
                        row.getString(1) + "@" + row.getString(2),
                        "",
                        row.getString(4),
                        workspace);
            }
        }
    }

    /// By which `force-unlock` names a lock that has no other name.
    private static String id(int process) {
        return "pg-" + process;
    }

    synchronized void release() {
        Held mine = held;
        held = null;
        if (mine == null) {
            return;
        }
        try {
            if (note().filter(now -> now.id().equals(mine.info().id())).isPresent()) {
                companions.delete(NOTE);
            }
        } catch (StateStoreException e) {
            // It names a process that will hold no lock any more.
        }
        Database.quietly(mine.session());
    }

    /// Ends the connection that holds it.
    void breakIt(LockInfo other) throws StateStoreException {
        String process = other.info().replaceAll("\\D", "");
        database.ask("unlocked", connection -> end(connection, process));
        if (!isFree(other)) {
            throw database.problems().notTakenAway(other.who());
        }
        companions.delete(NOTE);
    }

    private static boolean end(Connection connection, String process) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_terminate_backend(?::int)")) {
            statement.setString(1, process);
            return statement.execute();
        }
    }

    /// The process ends in its own time.
    private boolean isFree(LockInfo other) throws StateStoreException {
        for (int look = 0; look < LOOKS; look++) {
            if (holder().filter(now -> now.id().equals(other.id())).isEmpty()) {
                return true;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
