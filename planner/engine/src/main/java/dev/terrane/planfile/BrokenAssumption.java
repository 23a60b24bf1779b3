package dev.terrane.planfile;

import java.util.Optional;

/// Something that the approved plan was made from and that is another now.
///
/// @param subject its name: a file, an object, a variable
/// @param approved as it may be shown
/// @param present as it may be shown
public record BrokenAssumption(
        Kind kind, String subject, Optional<String> approved, Optional<String> present) {
    public enum Kind {
        STATE,
        OPTION,
        FILE,
        VARIABLE,
        OBJECT,
        PROVIDER,
        PROVIDER_CONFIGURATION,
        BLOCK,
        PROVISIONERS
    }
}
