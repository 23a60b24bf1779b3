package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;

import java.util.Collection;
import java.util.Optional;

/// An object of which nobody knows what became of the last request: the command was stopped between
/// asking and hearing the answer.
///
/// @param deposedKey where the request was about a deposed object
/// @param action `create`, `update` or `delete`; `invoke` or `begin to invoke` where the
///     address is one of an action
public record InDoubt(ResourceInstanceAddress address, Optional<String> deposedKey, String action) {

    private static final String INVOKE = "invoke";
    private static final String DUE = "begin to invoke";

    /// An action that was not invoked, though its time had come.
    static InDoubt due(ResourceInstanceAddress action) {
        return new InDoubt(action, Optional.empty(), DUE);
    }

    static InDoubt invocation(ResourceInstanceAddress action) {
        return new InDoubt(action, Optional.empty(), INVOKE);
    }

    /// Whether it is about an action, of which no object tells whether it was done.
    public boolean isInvocation() {
        return action.equals(INVOKE);
    }

    /// Whether it is about an action at all.
    boolean isAboutAction() {
        return address.resource().isAction();
    }

    boolean isAboutSameAs(InDoubt other) {
        return address.equals(other.address) && deposedKey.equals(other.deposedKey);
    }

    /// Whether there may be an object that the state does not have.
    public boolean isCreation() {
        return action.equals("create");
    }

    /// Whether nobody has come to know of it by what the state holds: a creation is in doubt until an
    /// object has come to its address, everything else as long as the object is there.
    boolean isOpen(StateSnapshot state) {
        if (isAboutAction()) {
            return true;
        }
        return isCreation() ? state.current(address).isEmpty() : isIn(state);
    }

    private boolean isIn(StateSnapshot state) {
        return deposedKey.isPresent()
                ? state.instance(address)
                        .filter(instance -> instance.deposed().containsKey(deposedKey.get()))
                        .isPresent()
                : state.current(address).isPresent();
    }

    /// Whether it is settled when these objects were read again, and what was found is saved. Deposed
    /// objects are not read: they are deleted, once more where that was done already.
    boolean isSettledByReading(Collection<ResourceInstanceAddress> readAgain) {
        return !isCreation()
                && !isAboutAction()
                && deposedKey.isEmpty()
                && readAgain.contains(address);
    }

    /// Says how to settle it.
    public Diagnostic warning() {
        if (action.equals(DUE)) {
            return Diagnostic.warning(
                            "Action not invoked",
                            "An earlier command was stopped after it had changed what triggers %1$s, and before that was invoked. Applying the approved plan again goes on with it, if there was one. Otherwise invoke it (terrane apply -invoke='%1$s'), or say that it is not wanted any more (terrane state settle '%1$s')."
                                    .formatted(address))
                    .about(address.toString());
        }
        if (isInvocation()) {
            return Diagnostic.warning(
                            "Action in doubt",
                            "An earlier command was stopped while %1$s was being invoked: it may have been done, or in part. Look what has come of it, and invoke it again (terrane apply -invoke='%1$s') or say that it is settled (terrane state settle '%1$s'). Until then it is not invoked without a question."
                                    .formatted(address))
                    .about(address.toString());
        }
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
                    "Look whether the object exists. Where it does, import it (terrane import '%1$s' ID) or delete it by hand, otherwise there would be two of it; where it does not, or is deleted by now, say so (terrane state settle '%1$s'). Until then nothing is applied here without a question."
                            .formatted(address);
            case "delete" ->
                    "This plan looks again whether it still exists; where refreshing is switched off, look yourself before applying.";
            default ->
                    "This plan compares with what it reads now; where refreshing is switched off, plan with it before applying.";
        };
    }
}
