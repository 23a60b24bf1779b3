package dev.terrane.backends.pg;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import java.util.Optional;

/// Which database, and what may be made in it.
record PgSettings(
        ConnectionString connection,
        String schemaName,
        boolean skipSchema,
        boolean skipTable,
        boolean skipIndex) {
    private static final String USUAL_SCHEMA = "terraform_remote_state";

    static PgSettings of(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        String text =
                arguments.text("conn_str").or(() -> context.variable("PG_CONN_STR")).orElse("");
        return new PgSettings(
                ConnectionString.parse(text).completed(context::variable),
                arguments
                        .text("schema_name")
                        .or(() -> context.variable("PG_SCHEMA_NAME"))
                        .orElse(USUAL_SCHEMA),
                flag("skip_schema_creation", arguments, context),
                flag("skip_table_creation", arguments, context),
                flag("skip_index_creation", arguments, context));
    }

    private static boolean flag(String name, BackendArguments arguments, BackendContext context) {
        Optional<Boolean> given = arguments.flagOf(name);
        return given.orElseGet(() ->
                context.variable("PG_" + name.toUpperCase(java.util.Locale.ROOT))
                        .filter(text -> text.equals("1") || text.equalsIgnoreCase("true"))
                        .isPresent());
    }

    /// A name as SQL takes it, whatever it holds.
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    String table(String name) {
        return quoted(schemaName) + "." + quoted(name);
    }

    String states() {
        return table("states");
    }

    String companions() {
        return table("terrane_companions");
    }
}
