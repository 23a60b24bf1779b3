package dev.terrane.objects;

import dev.terrane.value.Value;

/// How an object is called by its provider.
public final class ObjectNames {
    private ObjectNames() {}

    /// The attribute `id`, or nothing where there is none that may be shown.
    public static String id(Value object) {
        return object.unmarked() instanceof Value.ObjectValue known
                        && known.attributes().get("id") instanceof Value.StringValue id
                ? id.text()
                : "";
    }
}
