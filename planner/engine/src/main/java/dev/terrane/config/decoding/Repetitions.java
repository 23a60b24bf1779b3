package dev.terrane.config.decoding;

import dev.terrane.config.Repetition;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// `count` and `for_each`.
final class Repetitions {
    private Repetitions() {}

    /// `enabled` stands in the `lifecycle` block, and says with others how many there are.
    static Repetition withEnabled(
            Repetition repetition, Optional<Expression> enabled, Diagnostics diagnostics) {
        if (enabled.isEmpty()) {
            return repetition;
        }
        if (!(repetition instanceof Repetition.Single)) {
            diagnostics.error(
                    "Invalid combination of \"enabled\" with \"count\" or \"for_each\"",
                    "\"enabled\" is for a block that has one instance or none. Let \"count\" or \"for_each\" give none.",
                    enabled.get().range());
            return repetition;
        }
        return new Repetition.Enabled(enabled.get());
    }

    static Repetition decode(BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> count = content.attribute("count");
        Optional<Attribute> forEach = content.attribute("for_each");
        if (count.isPresent() && forEach.isPresent()) {
            diagnostics.error(
                    "Invalid combination of \"count\" and \"for_each\"",
                    "\"count\" and \"for_each\" both say how many there are. Keep one of them.",
                    forEach.get().nameRange());
        }
        if (count.isPresent()) {
            return new Repetition.Count(count.get().expression());
        }
        return forEach.<Repetition>map(each -> new Repetition.ForEach(each.expression()))
                .orElse(Repetition.SINGLE);
    }
}
