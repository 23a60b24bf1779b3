package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ListResource;
import tfplugin6.ValidateListResourceConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The objects of one type that there are, asked of the process, which sends one after the other.
final class PluginListResources implements ListResources {
    private final PluginProvider provider;
    private final String name;
    private final Type config;
    private final PluginIdentities identities;

    /// @param schema of the list's arguments
    PluginListResources(PluginProvider provider, String name, Schema schema) {
        this.provider = provider;
        this.name = name;
        this.config = schema.block().impliedType();
        this.identities = new PluginIdentities(provider, name);
    }

    @Override
    public List<Problem> validate(ListRequest request) {
        ValidateListResourceConfig.Request asked =
                ValidateListResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(request.config(), config))
                        .setIncludeResourceObject(
                                DynamicValues.encode(Value.bool(request.withObjects()), Type.BOOL))
                        .setLimit(DynamicValues.encode(Value.number(request.limit()), Type.NUMBER))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.VALIDATE_LIST,
                () -> Problems.of(session.call(Calls.VALIDATE_LIST, asked).getDiagnosticsList()),
                List::of);
    }

    @Override
    public List<Problem> list(ListRequest request, Consumer<Found> found) {
        ListResource.Request asked =
                ListResource.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(request.config(), config))
                        .setIncludeResourceObject(request.withObjects())
                        .setLimit(request.limit())
                        .build();
        Session session = provider.session();
        List<Problem> problems = new ArrayList<>();
        return Answers.of(
                session,
                Calls.LIST,
                () -> {
                    session.stream(
                            Calls.LIST,
                            asked,
                            event -> {
                                Found each = found(event, session);
                                if (isObject(event)) {
                                    found.accept(each);
                                } else {
                                    problems.addAll(each.problems());
                                }
                            });
                    return problems;
                },
                problem -> {
                    problems.add(problem);
                    return problems;
                });
    }

    /// Or only something to say of the whole.
    private static boolean isObject(ListResource.Event event) {
        return event.hasIdentity()
                || event.hasResourceObject()
                || !event.getDisplayName().isEmpty();
    }

    private Found found(ListResource.Event event, Session session) {
        List<Problem> problems = new ArrayList<>(Problems.of(event.getDiagnosticList()));
        return Answers.of(
                session,
                Calls.LIST,
                () ->
                        new Found(
                                event.getDisplayName(),
                                identity(event),
                                object(event, problems),
                                problems),
                problem -> {
                    problems.add(problem);
                    return new Found(
                            event.getDisplayName(), Optional.empty(), Optional.empty(), problems);
                });
    }

    private Optional<Identity> identity(ListResource.Event event) throws Fault, MalformedAnswer {
        return event.hasIdentity() ? identities.identity(event.getIdentity()) : Optional.empty();
    }

    private Optional<Value> object(ListResource.Event event, List<Problem> problems)
            throws Fault, MalformedAnswer {
        return event.hasResourceObject()
                ? Optional.of(
                                Answers.object(
                                        event.getResourceObject(),
                                        provider.document().resource(name),
                                        problems))
                        .filter(object -> !object.isNull())
                : Optional.empty();
    }
}
