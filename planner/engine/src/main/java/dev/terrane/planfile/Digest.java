package dev.terrane.planfile;

/// Tells contents apart without showing them: `sha256:...`, or `hmac-sha256:...` where the contents
/// could be guessed and are no one's business.
///
/// @param text `uncompared` where the contents are secret and there is no key
public record Digest(String text) {
    public static final Digest UNCOMPARED = new Digest("uncompared");

    static Digest plain(String sha256) {
        return new Digest("sha256:" + sha256);
    }

    static Digest keyed(String hmac) {
        return new Digest("hmac-sha256:" + hmac);
    }

    public boolean isCompared() {
        return !equals(UNCOMPARED);
    }

    /// Whether both are of the same contents, as far as they tell.
    boolean differsFrom(Digest other) {
        return isCompared() && other.isCompared() && !equals(other);
    }
}
