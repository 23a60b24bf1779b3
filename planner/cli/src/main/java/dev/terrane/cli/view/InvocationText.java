package dev.terrane.cli.view;

import dev.terrane.address.ResourceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Asked;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.spi.Schema;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Optional;

/// An action that is going to be invoked, for people: when, and with what.
final class InvocationText {
    private static final int BODY = 6;

    private final Style style;

    InvocationText(Style style) {
        this.style = style;
    }

    String text(ActionInvocation invocation, Optional<Schema.Block> schema) {
        var canvas = new Canvas(style, true);
        canvas.add("  ").add(style.bold("# " + invocation.action()));
        canvas.add(" will be invoked" + when(invocation)).endLine();
        if (invocation.lifecycle().filter(Lifecycle::conditional).isPresent()) {
            canvas.add("  # (only if its condition, which is not known yet, turns out to be true)")
                    .endLine();
        }
        ResourceAddress action = invocation.action().resource();
        canvas.add("    action \"%s\" \"%s\" {".formatted(action.type(), action.name())).endLine();
        new BlockText(canvas, new ChangeText(canvas, List.of()), true)
                .writeBody(invocation.config(), invocation.config(), schema, BODY, ValuePath.EMPTY);
        canvas.add("    }").endLine();
        return canvas.endLine().take();
    }

    private static String when(ActionInvocation invocation) {
        return switch (invocation.trigger()) {
            case Asked asked -> "";
            case Lifecycle cause ->
                    " %s %s is %s"
                            .formatted(
                                    cause.event().isBefore() ? "before" : "after",
                                    cause.resource(),
                                    participle(cause.event()));
        };
    }

    private static String participle(TriggerEvent event) {
        return switch (event) {
            case BEFORE_CREATE, AFTER_CREATE -> "created";
            case BEFORE_UPDATE, AFTER_UPDATE -> "updated";
        };
    }
}
