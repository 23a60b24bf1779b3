package dev.terrane.backends.pg;

import dev.terrane.state.StateStoreException;

import java.sql.SQLException;

/// What a user is told when the database does not do what it is asked.
record PgProblems(String place, String schema) {

    StateStoreException failed(String verb, SQLException cause) {
        String code = cause.getSQLState() == null ? "" : cause.getSQLState();
        String why =
                switch (code) {
                    case "28P01", "28000", "08004" ->
                            "the database does not let you in: see the user and the password in \"conn_str\", PGUSER and PGPASSWORD";
                    case "3D000" ->
                            "there is no such database: make it (CREATE DATABASE), or see \"conn_str\"";
                    case "3F000" ->
                            "there is no schema \"%s\": leave out \"skip_schema_creation\", or make it"
                                    .formatted(schema);
                    case "42P01" ->
                            "its table is not there: leave out \"skip_table_creation\", or make it";
                    case "42501" -> "you may not do that in this database";
                    default ->
                            code.startsWith("08")
                                    ? "the database does not answer, or the connection was cut off"
                                    : "the database refused";
                };
        return new StateStoreException(
                "The state's database failed",
                "The state in %s could not be %s: %s. It said: %s"
                        .formatted(place, verb, why, said(cause)),
                cause);
    }

    private static String said(SQLException cause) {
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\n\\s*", " ");
    }

    StateStoreException notTakenAway(String who) {
        return new StateStoreException(
                "Failed to unlock state",
                "The lock of the state in %s belongs to a connection of %s, and the database did not end that. Only its own user and administrators may: pg_terminate_backend."
                        .formatted(place, who));
    }
}
