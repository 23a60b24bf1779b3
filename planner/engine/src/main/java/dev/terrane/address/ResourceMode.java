package dev.terrane.address;

/// What kind of thing a resource block declares.
public enum ResourceMode {
    DATA("data"),
    MANAGED("managed"),
    EPHEMERAL("ephemeral");

    private final String word;

    ResourceMode(String word) {
        this.word = word;
    }

    /// As it stands in a state file.
    public String word() {
        return word;
    }
}
