package dev.terrane.cli.command;

import dev.terrane.planfile.PlanDocument;

/// A plan file for people.
final class PlanDocumentText {
    private PlanDocumentText() {}

    static String of(PlanDocument document) {
        StringBuilder text = new StringBuilder();
        document.effects()
                .forEach(change ->
                        text.append(
                                "%-16s %s%n"
                                        .formatted(
                                                String.join(", ", change.actions()),
                                                change.place())));
        return text.toString();
    }
}
