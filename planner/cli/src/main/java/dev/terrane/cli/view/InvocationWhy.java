package dev.terrane.cli.view;

import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.ActionInvocation;

import java.util.List;
import java.util.Map;

/// Why an action is invoked: each time with what triggers it, what it is invoked with, and where it is
/// declared.
public final class InvocationWhy {
    private InvocationWhy() {}

    public static String text(List<ActionInvocation> invocations, ObjectTypes types, Style style) {
        StringBuilder text = new StringBuilder();
        for (ActionInvocation invocation : invocations) {
            text.append(
                    new InvocationText(style)
                            .text(
                                    invocation,
                                    types.find(
                                                    invocation.provider().source(),
                                                    invocation.action().resource())
                                            .map(type -> type.schema().block())));
        }
        return text.append("  declared at ")
                .append(invocations.getFirst().block())
                .append("\n")
                .toString();
    }

    public static String json(List<ActionInvocation> invocations) {
        return JsonDocument.indented(json -> {
            json.writeStartObject();
            json.writeStringField("address", invocations.getFirst().action().toString());
            json.writeFieldName("invocations");
            json.writeStartArray();
            for (ActionInvocation invocation : invocations) {
                InvocationJson.writePlanned(
                        json, invocation, Map.of("block", invocation.block().toString()));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
