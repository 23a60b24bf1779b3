package dev.terrane.backends.pg;

import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/// The states of all workspaces: the rows of one table.
final class PgStates implements RemoteStates {
    private final Database database;

    PgStates(PgSettings settings) {
        this.database = new Database(settings);
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        String query = "SELECT name FROM %s ORDER BY name".formatted(database.settings().states());
        return database.ask(
                "listed",
                connection -> {
                    List<String> names = new ArrayList<>();
                    try (PreparedStatement statement = connection.prepareStatement(query);
                            ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            names.add(rows.getString(1));
                        }
                    }
                    return names;
                });
    }

    @Override
    public RemoteState state(String workspace) {
        return new PgState(database, workspace);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        new PgState(database, workspace).delete();
    }

    @Override
    public void close() {
        database.close();
    }
}
