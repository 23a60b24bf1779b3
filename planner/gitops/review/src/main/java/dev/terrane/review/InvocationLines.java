package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlannedInvocation;
import dev.terrane.planfile.PlannedInvocation.Trigger;
import dev.terrane.planfile.ValueText;
import dev.terrane.value.SortedStrings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The actions that a plan invokes, an item each: when, and with what.
final class InvocationLines {
    private InvocationLines() {}

    static List<String> of(List<PlannedInvocation> invocations) {
        return invocations.stream().map(InvocationLines::line).toList();
    }

    private static String line(PlannedInvocation invocation) {
        return "- %s%s, with %s"
                .formatted(
                        Code.span(Names.text(invocation.action())),
                        invocation.trigger().map(InvocationLines::when).orElse(""),
                        Code.span(ValueText.oneLine(written(invocation.config()))));
    }

    /// What is left out is not worth a word.
    private static DocumentValue written(DocumentValue config) {
        if (!(config instanceof DocumentValue.Mapping mapping)) {
            return config;
        }
        Map<String, DocumentValue> given = new HashMap<>(mapping.entries());
        given.values().removeIf(DocumentValue.Null.class::isInstance);
        return new DocumentValue.Mapping(SortedStrings.copy(given));
    }

    private static String when(Trigger trigger) {
        return " %s %s is %s%s"
                .formatted(
                        trigger.event().startsWith("before") ? "before" : "after",
                        Code.span(Names.text(trigger.resource())),
                        trigger.event().endsWith("create") ? "created" : "updated",
                        trigger.conditional() ? ", if its condition turns out to be true" : "");
    }
}
