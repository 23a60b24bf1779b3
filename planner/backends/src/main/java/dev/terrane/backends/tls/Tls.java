package dev.terrane.backends.tls;

import java.util.Optional;

/// How a server and its client show each other who they are, as PEM texts.
///
/// @param verify whether the server must have a certificate that is trusted
/// @param authority whose certificates are trusted; those of the system where none is named
public record Tls(
        boolean verify,
        Optional<String> authority,
        Optional<String> certificate,
        Optional<String> privateKey) {

    /// Shows no key.
    @Override
    public String toString() {
        return "Tls[verify=" + verify + "]";
    }
}
