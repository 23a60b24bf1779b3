package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// `depends_on = [a.b]`.
final class DependsOn {
    private DependsOn() {}

    static List<Traversal> decode(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("depends_on");
        if (attribute.isEmpty()) {
            return List.of();
        }
        boolean overriding =
                declaration.overrides().stream()
                        .anyMatch(
                                over -> over.range().source() == attribute.get().range().source());
        if (overriding) {
            diagnostics.error(
                    "Unsupported override",
                    "\"depends_on\" can not be overridden. Change it where it is declared.",
                    attribute.get().expression().range());
        }
        return StaticReferences.list(attribute.get(), diagnostics);
    }
}
