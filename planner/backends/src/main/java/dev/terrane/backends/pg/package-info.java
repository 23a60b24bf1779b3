/// States in rows of a PostgreSQL database, laid out and locked as Terraform's `pg` backend does it: one
/// row a workspace, an advisory lock by the row's number. What lies beside a state has a table of its own.
///
/// Start reading at [PgState].
@NullMarked
package dev.terrane.backends.pg;

import org.jspecify.annotations.NullMarked;
