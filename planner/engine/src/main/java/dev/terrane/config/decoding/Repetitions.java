package dev.terrane.config.decoding;

import dev.terrane.config.Repetition;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;

import java.util.Optional;

/// `count` and `for_each`.
final class Repetitions {
    private Repetitions() {}

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
