package dev.terrane.provider.plugin;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// The running processes of one provider: one for each configuration of it, and none more. What needs
/// no configuration (schema, validation, functions) is asked of whichever runs already.
final class Pool {
    private final Launch launch;
    private final PluginSchemas schemas;
    private final Set<Session> open = new HashSet<>();
    private @Nullable Session unconfigured;

    Pool(Launch launch, SchemaCache cache) {
        this.launch = launch;
        this.schemas = new PluginSchemas(launch, cache);
    }

    Launch launch() {
        return launch;
    }

    PluginSchemas schemas() {
        return schemas;
    }

    /// Any session, for calls that need no configuration.
    synchronized Session share() {
        if (open.isEmpty()) {
            unconfigured = create();
        }
        return open.iterator().next().use();
    }

    /// A session that nobody has configured yet, to be configured now.
    synchronized Session claim() {
        Session free = unconfigured;
        unconfigured = null;
        return (free == null ? create() : free).use();
    }

    private Session create() {
        Session session = new Session(launch, schemas);
        open.add(session);
        return session;
    }

    synchronized void release(Session session) {
        if (session.release()) {
            open.remove(session);
            if (unconfigured == session) {
                unconfigured = null;
            }
        }
    }
}
