package dev.terrane.provider.plugin.serving;

import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.provider.plugin.wire.SchemaMessages;
import dev.terrane.spi.Action;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.ListResources.ListRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ActionSchema;
import tfplugin6.DynamicValue;
import tfplugin6.GetProviderSchema;
import tfplugin6.InvokeAction;
import tfplugin6.ListResource;
import tfplugin6.PlanAction;
import tfplugin6.ValidateActionConfig;
import tfplugin6.ValidateListResourceConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a provider is asked beside its objects: lists of what there is, and actions.
final class ServedSideCalls {
    private final Provider provider;

    ServedSideCalls(Provider provider) {
        this.provider = provider;
    }

    void addTo(GetProviderSchema.Response.Builder answer) {
        ProviderSchema schema = provider.schema();
        schema.listResources()
                .forEach((type, each) ->
                        answer.putListResourceSchemas(type, SchemaMessages.of(each)));
        schema.actions()
                .forEach((type, each) ->
                        answer.putActionSchemas(
                                type,
                                ActionSchema.newBuilder()
                                        .setSchema(SchemaMessages.of(each))
                                        .build()));
    }

    ValidateListResourceConfig.Response validateList(ValidateListResourceConfig.Request request)
            throws MalformedAnswer {
        ListRequest asked =
                new ListRequest(
                        value(
                                provider.schema().listResources(),
                                request.getTypeName(),
                                request.getConfig()),
                        request.hasIncludeResourceObject()
                                && DynamicValues.decode(
                                                request.getIncludeResourceObject(), Type.BOOL)
                                        .equals(Value.TRUE),
                        request.hasLimit()
                                ? limit(DynamicValues.decode(request.getLimit(), Type.NUMBER))
                                : Long.MAX_VALUE);
        return ValidateListResourceConfig.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(list(request.getTypeName()).validate(asked)))
                .build();
    }

    private static long limit(Value value) {
        return value instanceof Value.NumberValue number
                ? number.number().asLong().orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
    }

    void list(ListResource.Request request, Consumer<ListResource.Event> events)
            throws MalformedAnswer {
        String type = request.getTypeName();
        ListRequest asked =
                new ListRequest(
                        value(provider.schema().listResources(), type, request.getConfig()),
                        request.getIncludeResourceObject(),
                        request.getLimit());
        Optional<Schema> schema = Optional.ofNullable(provider.schema().resources().get(type));
        List<Problem> problems =
                list(type).list(asked, found -> events.accept(event(found, schema)));
        if (!problems.isEmpty()) {
            events.accept(
                    ListResource.Event.newBuilder()
                            .addAllDiagnostic(Problems.diagnostics(problems))
                            .build());
        }
    }

    /// Our own providers know no identities.
    private static ListResource.Event event(Found found, Optional<Schema> schema) {
        ListResource.Event.Builder event =
                ListResource.Event.newBuilder()
                        .setDisplayName(found.displayName())
                        .addAllDiagnostic(Problems.diagnostics(found.problems()));
        if (schema.isPresent() && found.object().isPresent()) {
            event.setResourceObject(
                    DynamicValues.encode(
                            found.object().get().withoutMarksDeep(),
                            schema.get().block().impliedType()));
        }
        return event.build();
    }

    ValidateActionConfig.Response validateAction(ValidateActionConfig.Request request)
            throws MalformedAnswer {
        String type = request.getActionType();
        return ValidateActionConfig.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(
                                action(type).validate(arguments(type, request.getConfig()))))
                .build();
    }

    PlanAction.Response planAction(PlanAction.Request request) throws MalformedAnswer {
        String type = request.getActionType();
        return PlanAction.Response.newBuilder()
                .addAllDiagnostics(
                        Problems.diagnostics(
                                action(type).plan(arguments(type, request.getConfig()))))
                .build();
    }

    void invokeAction(InvokeAction.Request request, Consumer<InvokeAction.Event> events)
            throws MalformedAnswer {
        String type = request.getActionType();
        List<Problem> problems =
                action(type)
                        .invoke(
                                arguments(type, request.getConfig()),
                                message -> events.accept(progress(message)));
        events.accept(
                InvokeAction.Event.newBuilder()
                        .setCompleted(
                                InvokeAction.Event.Completed.newBuilder()
                                        .addAllDiagnostics(Problems.diagnostics(problems)))
                        .build());
    }

    private static InvokeAction.Event progress(String message) {
        return InvokeAction.Event.newBuilder()
                .setProgress(InvokeAction.Event.Progress.newBuilder().setMessage(message))
                .build();
    }

    private Value arguments(String type, DynamicValue value) throws MalformedAnswer {
        return value(provider.schema().actions(), type, value);
    }

    private static Value value(Map<String, Schema> schemas, String type, DynamicValue value)
            throws MalformedAnswer {
        return DynamicValues.decode(
                value, ServedProvider.known(schemas, type).block().impliedType());
    }

    private ListResources list(String type) throws MalformedAnswer {
        return provider.listResource(type).orElseThrow(() -> unknown(type));
    }

    private Action action(String type) throws MalformedAnswer {
        return provider.action(type).orElseThrow(() -> unknown(type));
    }

    private static MalformedAnswer unknown(String type) {
        return new MalformedAnswer("there is no type \"" + type + "\"");
    }
}
