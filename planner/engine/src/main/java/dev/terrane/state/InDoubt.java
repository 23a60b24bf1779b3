package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;

import java.util.Optional;

/// An object of which nobody knows what became of the last request: the command was stopped between
/// asking and hearing the answer.
///
/// @param deposedKey where the request was about a deposed object
/// @param action `create`, `update` or `delete`
public record InDoubt(ResourceInstanceAddress address, Optional<String> deposedKey, String action) {

    /// Says how to settle it.
    public Diagnostic warning() {
        return Diagnostic.warning(
                        "Object in doubt",
                        "An earlier command was stopped after it had asked the provider to %s %s%s, and before the answer came. %s"
                                .formatted(action, address, deposed(), advice()))
                .about(address.toString());
    }

    private String deposed() {
        return deposedKey.map(key -> " (deposed object " + key + ")").orElse("");
    }

    private String advice() {
        return switch (action) {
            case "create" ->
                    "Look whether the object exists. If it does, import it to this address before applying, or delete it by hand; otherwise there would be two of it.";
            case "delete" ->
                    "This plan looks again whether it still exists; where refreshing is switched off, look yourself before applying.";
            default ->
                    "This plan compares with what it reads now; where refreshing is switched off, plan with it before applying.";
        };
    }
}
