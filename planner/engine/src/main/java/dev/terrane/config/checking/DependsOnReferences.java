package dev.terrane.config.checking;

import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// What `depends_on` names: whole objects that are declared.
final class DependsOnReferences {
    private final ExpressionReferences references;

    DependsOnReferences(ExpressionReferences references) {
        this.references = references;
    }

    void check(List<Traversal> dependsOn, Findings findings) {
        Diagnostics problems = new Diagnostics();
        for (Traversal traversal : dependsOn) {
            Optional<ParsedReference> parsed = ReferenceParser.parse(traversal, problems);
            Diagnostics action = new Diagnostics();
            if (traversal.root().equals("action")) {
                references.check(List.of(traversal), Place.PLAIN, action);
            }
            if (action.hasErrors()) {
                problems.addAll(action);
            } else if (parsed.isPresent() && !parsed.get().remaining().isEmpty()) {
                problems.error(
                        "Invalid depends_on reference",
                        "\"depends_on\" names whole objects, and no attributes of them: end it with %s."
                                .formatted(parsed.get().subject()),
                        parsed.get().remaining().getFirst().range());
            } else if (parsed.isPresent() && !problems.hasErrors()) {
                references.check(List.of(traversal), Place.PLAIN, problems);
            }
        }
        findings.add(problems);
    }
}
