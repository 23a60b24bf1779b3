package dev.terrane.evaluating;

import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

/// By what a provider finds an object that exists already.
public sealed interface ImportKey {

    /// For people, and for the plan.
    String text();

    record ById(String id) implements ImportKey {
        @Override
        public String text() {
            return id;
        }
    }

    /// @param attributes an object, wholly known
    record ByIdentity(Value attributes) implements ImportKey {
        @Override
        public String text() {
            return JsonText.of(attributes);
        }
    }
}
