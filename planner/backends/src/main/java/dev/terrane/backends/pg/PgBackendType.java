package dev.terrane.backends.pg;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `backend "pg"`. The connection may also come from `PG_CONN_STR`, or from the variables that every
/// client of PostgreSQL knows (`PGHOST`, `PGUSER`, ...).
public final class PgBackendType implements BackendType {
    @Override
    public String name() {
        return "pg";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .optional(Type.STRING, "conn_str", "schema_name")
                .optional(
                        Type.BOOL,
                        "skip_index_creation",
                        "skip_schema_creation",
                        "skip_table_creation")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        PgSettings settings = PgSettings.of(arguments, context);
        return new RemoteBackend(name(), new PgStates(settings), context.surroundings());
    }
}
