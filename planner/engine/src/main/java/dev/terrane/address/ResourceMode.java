package dev.terrane.address;

/// What kind of thing a resource block declares.
public enum ResourceMode {
    DATA("data"),
    MANAGED("managed"),
    EPHEMERAL("ephemeral"),
    /// Something that a provider does; it has no object.
    ACTION("action"),
    /// Objects that are to be found; it has none of its own.
    LIST("list");

    private final String word;

    ResourceMode(String word) {
        this.word = word;
    }

    /// As it stands in a state file.
    public String word() {
        return word;
    }
}
