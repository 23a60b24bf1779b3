package dev.terrane.backends.pg;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.util.Optional;

/// A PostgreSQL on the loopback that ends with the test.
record Postgres(int port, String whyNot, Optional<EmbeddedPostgres> server)
        implements AutoCloseable {

    static Postgres start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            return new Postgres(started.getPort(), "", Optional.of(started));
        } catch (IOException | IllegalStateException e) {
            return new Postgres(0, "no PostgreSQL can be started here: " + e, Optional.empty());
        }
    }

    @Override
    public void close() {
        if (server.isPresent()) {
            try {
                server.get().close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
