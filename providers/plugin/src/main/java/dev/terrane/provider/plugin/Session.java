package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.CallFailure;
import dev.terrane.provider.plugin.channel.CallFailure.Reason;
import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.channel.Calls.Call;
import dev.terrane.provider.plugin.process.StartFailure;
import dev.terrane.provider.plugin.wire.IdentitySchema;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.SchemaDocument;

import org.jspecify.annotations.Nullable;

import tfplugin6.GetProviderSchema;
import tfplugin6.GetResourceIdentitySchemas;
import tfplugin6.ResourceIdentitySchema;
import tfplugin6.ServerCapabilities;
import tfplugin6.StopProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One running provider, started when the first call needs it. Used by many threads, and by several
/// [PluginProvider]s, the last of which ends it.
final class Session {
    private final Launch launch;
    private final PluginSchemas schemas;
    private int users;
    private @Nullable Link link;
    private @Nullable Fault failed;
    private boolean closed;
    private @Nullable Map<String, ResourceIdentitySchema> identities;

    Session(Launch launch, PluginSchemas schemas) {
        this.launch = launch;
        this.schemas = schemas;
    }

    String display() {
        return launch.display();
    }

    synchronized Session use() {
        users++;
        return this;
    }

    /// @return whether nobody uses it any more
    synchronized boolean release() {
        users--;
        if (users == 0) {
            closed = true;
            if (link != null) {
                link.close();
                link = null;
            }
        }
        return users == 0;
    }

    <Q, A> A call(Call<Q, A> call, Q request) throws Fault {
        Link running = running();
        try {
            return running.connection().call(call, request);
        } catch (CallFailure e) {
            throw Fault.of(display(), e, running.process());
        }
    }

    /// Nothing where the provider does not know the call.
    <Q, A> Optional<A> callIfKnown(Call<Q, A> call, Q request) throws Fault {
        Link running = running();
        try {
            return Optional.of(running.connection().call(call, request));
        } catch (CallFailure e) {
            if (e.reason() == Reason.UNKNOWN_CALL) {
                return Optional.empty();
            }
            throw Fault.of(display(), e, running.process());
        }
    }

    <Q, A> void stream(Call<Q, A> call, Q request, Consumer<A> answers) throws Fault {
        Link running = running();
        try {
            running.connection().stream(call, request, answers);
        } catch (CallFailure e) {
            throw Fault.of(display(), e, running.process());
        }
    }

    <Q, A> List<A> all(Call<Q, A> call, Q request) throws Fault {
        Link running = running();
        try {
            return running.connection().all(call, request);
        } catch (CallFailure e) {
            throw Fault.of(display(), e, running.process());
        }
    }

    Fault malformed(String call, MalformedAnswer answer) {
        return Fault.of(display(), call, answer);
    }

    /// Asks it to end what is under way, if it runs.
    void stop() {
        Link running;
        synchronized (this) {
            running = link;
        }
        if (running != null) {
            try {
                running.connection().call(Calls.STOP, StopProvider.Request.getDefaultInstance());
            } catch (CallFailure e) {
                // It ends with us in any case.
            }
        }
    }

    SchemaDocument schema() throws Fault {
        Optional<SchemaDocument> known = known();
        return known.isPresent() ? known.get() : askedFor(running());
    }

    private synchronized SchemaDocument askedFor(Link running) throws Fault {
        Optional<SchemaDocument> known = known();
        if (known.isPresent()) {
            return known.get();
        }
        SchemaDocument schema = ask(running);
        try {
            schemas.learned(schema);
        } catch (StartFailure e) {
            throw Fault.of(display(), e);
        }
        return schema;
    }

    private Optional<SchemaDocument> known() throws Fault {
        try {
            return schemas.known();
        } catch (StartFailure e) {
            throw Fault.of(display(), e);
        }
    }

    private SchemaDocument ask(Link running) throws Fault {
        try {
            byte[] answer =
                    running.connection()
                            .call(Calls.SCHEMA, GetProviderSchema.Request.getDefaultInstance());
            return new SchemaDocument(answer, running.connection().protocol());
        } catch (CallFailure e) {
            throw Fault.of(display(), e, running.process());
        } catch (MalformedAnswer e) {
            throw malformed(Calls.SCHEMA.six(), e);
        }
    }

    /// The form of the identities of a resource type; nothing where it has none.
    Optional<IdentitySchema> identitySchema(String type) throws Fault, MalformedAnswer {
        ResourceIdentitySchema schema = identities().get(type);
        return schema == null ? Optional.empty() : Optional.of(IdentitySchema.of(schema));
    }

    /// Older providers know of none.
    private synchronized Map<String, ResourceIdentitySchema> identities() throws Fault {
        if (identities == null) {
            identities =
                    callIfKnown(
                                    Calls.IDENTITY_SCHEMAS,
                                    GetResourceIdentitySchemas.Request.getDefaultInstance())
                            .map(GetResourceIdentitySchemas.Response::getIdentitySchemasMap)
                            .orElse(Map.of());
        }
        return identities;
    }

    private synchronized Link running() throws Fault {
        if (failed != null) {
            throw failed;
        }
        if (closed) {
            throw new IllegalStateException(display() + " was closed");
        }
        if (link == null) {
            try {
                link = started();
            } catch (Fault e) {
                failed = e;
                throw e;
            }
        }
        return link;
    }

    /// Some providers prepare themselves while they are asked for their schema: unless they say
    /// otherwise they are asked, even if we know the answer.
    private Link started() throws Fault {
        Link starting;
        try {
            starting = launch.start();
        } catch (StartFailure e) {
            throw Fault.of(display(), e);
        }
        try {
            Optional<SchemaDocument> known = known();
            if (known.isPresent() && !capabilities(known.get()).getGetProviderSchemaOptional()) {
                ask(starting);
            }
            return starting;
        } catch (Fault e) {
            starting.close();
            throw e;
        }
    }

    private ServerCapabilities capabilities(SchemaDocument schema) throws Fault {
        try {
            return schema.capabilities();
        } catch (MalformedAnswer e) {
            throw malformed(Calls.SCHEMA.six(), e);
        }
    }
}
