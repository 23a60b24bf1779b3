package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.Problem;

import org.jspecify.annotations.Nullable;

import tfplugin6.ValidateProviderConfig;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The running processes of one provider: one for each configuration of it, and none more. What needs
/// no configuration (schema, validation, functions) is asked of whichever runs already.
final class Pool {
    private final Launch launch;
    private final PluginSchemas schemas;
    private final Set<Session> open = new HashSet<>();
    private final Map<ValidateProviderConfig.Request, List<Problem>> validated =
            new ConcurrentHashMap<>();
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

    /// What the provider has to say of its configuration. It is asked once for equal ones, whatever they are
    /// for: a large provider takes seconds to answer.
    List<Problem> validate(Session session, ValidateProviderConfig.Request request) throws Fault {
        List<Problem> known = validated.get(request);
        if (known != null) {
            return known;
        }
        List<Problem> said =
                Problems.of(session.call(Calls.VALIDATE_PROVIDER, request).getDiagnosticsList());
        validated.put(request, said);
        return said;
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
