package dev.terrane.planfile;

import dev.terrane.state.StateSnapshot.ObjectState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether an effect that applying would have now is one that was approved.
///
/// What is compared is what would be done. Why it would be done, and from which line, may change.
final class EffectAgreement {
    private final PlanDocument approved;
    private final PlanDocument present;
    private final OutsideChanges outside;
    private final boolean unknownMayBeKnown;
    private final SecretsOfThePast past;
    private final List<String> uncompared = new ArrayList<>();

    EffectAgreement(
            PlanDocument approved,
            PlanDocument present,
            OutsideChanges outside,
            boolean unknownMayBeKnown,
            SecretsOfThePast past) {
        this.approved = approved;
        this.present = present;
        this.outside = outside;
        this.unknownMayBeKnown = unknownMayBeKnown;
        this.past = past;
    }

    /// The places where secrets could not be compared.
    List<String> uncompared() {
        return List.copyOf(uncompared);
    }

    boolean agree(Effect was, Effect is) {
        return isAlike(was, is) && agreeInValues(was, is);
    }

    private boolean isAlike(Effect was, Effect is) {
        if (was instanceof Effect.OfObject one && is instanceof Effect.OfObject other) {
            return carriedOutAlike(one.change(), other.change())
                    && sameOrigin(one.change(), other.change());
        }
        if (was instanceof Effect.OfInvocation one && is instanceof Effect.OfInvocation other) {
            return invokedAlike(one.invocation(), other.invocation());
        }
        return was.getClass().equals(is.getClass());
    }

    /// What hung on a condition may come to be certain, and not the other way round.
    private boolean invokedAlike(PlannedInvocation was, PlannedInvocation is) {
        boolean sameCondition =
                was.isConditional() == is.isConditional()
                        || (unknownMayBeKnown && was.isConditional());
        return sameCondition && sameProvider(was.provider(), is.provider());
    }

    private boolean agreeInValues(Effect was, Effect is) {
        Set<String> unconcerned = outside.between(was, is);
        return was.actions().equals(is.actions())
                && agree(
                        was.address(),
                        OutsideChanges.without(unconcerned, was.before()),
                        OutsideChanges.without(unconcerned, is.before()))
                && agree(
                        was.address(),
                        OutsideChanges.without(unconcerned, was.after()),
                        OutsideChanges.without(unconcerned, is.after()));
    }

    private boolean carriedOutAlike(PlannedChange was, PlannedChange is) {
        boolean provisioned =
                !is.createsOrDeletes() || was.provisionerDigest().equals(is.provisionerDigest());
        return provisioned && sameProvider(was.provider(), is.provider());
    }

    private boolean sameProvider(String was, String is) {
        return was.equals(is)
                && agree(
                        was,
                        Optional.ofNullable(approved.providerConfigurations().get(was)),
                        Optional.ofNullable(present.providerConfigurations().get(is)));
    }

    private boolean sameOrigin(PlannedChange was, PlannedChange is) {
        return was.previousAddress().equals(is.previousAddress())
                && agree(was.address(), was.importId(), is.importId());
    }

    /// What is left where part of one change was done.
    boolean isRest(Effect was, Effect is, CameTrue state) {
        return was instanceof Effect.OfObject one
                && is instanceof Effect.OfObject other
                && (isRestOfReplacement(one.change(), other.change(), state)
                        || isUnfinished(one.change(), other.change(), state)
                        || isLeftover(one.change(), other.change(), state)
                        || isMadeAlready(one.change(), other.change(), state)
                        || isRestOfTakingOver(one.change(), other.change(), state));
    }

    /// A move and an import are saved before the object is changed. What was moved and seen to be gone is
    /// made anew at its new address.
    private boolean isRestOfTakingOver(PlannedChange was, PlannedChange is, CameTrue state) {
        boolean takenOver =
                (was.previousAddress().isPresent() || was.importId().isPresent())
                        && is.previousAddress().isEmpty()
                        && is.importId().isEmpty()
                        && was.previousAddress().flatMap(state::find).isEmpty()
                        && (state.find(was.address()).isPresent() || was.creates());
        return takenOver
                && carriedOutAlike(was, is)
                && agreeInValues(new Effect.OfObject(was), new Effect.OfObject(is));
    }

    /// Of a replacement: the creation, where the old object is deleted; or the deletion of the old object,
    /// where the new one is there.
    private boolean isRestOfReplacement(PlannedChange was, PlannedChange is, CameTrue state) {
        return is.deposedKey().isPresent()
                ? isRestingDeletion(was, is, state)
                : isRestingCreation(was, is, state);
    }

    /// What the plan itself has made, and not brought to its end, is made again.
    private boolean isUnfinished(PlannedChange was, PlannedChange is, CameTrue state) {
        return was.actions().contains("create")
                && is.replaces()
                && is.deposedKey().isEmpty()
                && state.isUnfinished(was)
                && carriedOutAlike(was, is)
                && agree(was.address(), was.after(), is.after());
    }

    /// What the plan itself has made, and not brought to its end, was made again, and the first one is
    /// still there. It was not when the plan was approved.
    private boolean isLeftover(PlannedChange was, PlannedChange is, CameTrue state) {
        return was.actions().contains("create")
                && is.actions().equals(List.of("delete"))
                && state.object(is.address(), is.deposedKey())
                        .filter(ObjectState::tainted)
                        .isPresent()
                && isNew(is)
                && state.object(was.address(), Optional.empty())
                        .filter(object -> state.holds(was, object))
                        .isPresent()
                && carriedOutAlike(was, is);
    }

    private boolean isNew(PlannedChange is) {
        Digest now = present.objects().get(is.place());
        return is.deposedKey().isPresent()
                && now != null
                && approved.objects().entrySet().stream()
                        .filter(entry -> PlannedChange.isAt(is.address(), entry.getKey()))
                        .noneMatch(entry -> entry.getValue().equals(now));
    }

    /// What the plan itself has made would be updated with what is not known yet, again: data are read when
    /// what they depend on is done. It was approved to become just that.
    private boolean isMadeAlready(PlannedChange was, PlannedChange is, CameTrue state) {
        return was.actions().contains("create")
                && is.actions().equals(List.of("update"))
                && state.object(was.address(), Optional.empty())
                        .filter(object -> state.holds(was, object))
                        .isPresent()
                && carriedOutAlike(was, is)
                && agree(was.address(), was.after(), is.after());
    }

    private boolean isRestingCreation(PlannedChange was, PlannedChange is, CameTrue state) {
        return was.replaces()
                && is.actions().equals(List.of("create"))
                && state.object(was.address(), Optional.empty()).isEmpty()
                && carriedOutAlike(was, is)
                && agree(was.address(), was.after(), is.after());
    }

    private boolean isRestingDeletion(PlannedChange was, PlannedChange is, CameTrue state) {
        Optional<ObjectState> current = state.object(was.address(), Optional.empty());
        return was.actions().equals(List.of("create", "delete"))
                && is.actions().equals(List.of("delete"))
                && (current.isEmpty() || state.holds(was, current.get()) || state.isUnfinished(was))
                && carriedOutAlike(was, is)
                && (agree(was.address(), was.wholeBefore(), is.before()) || isAsItWasKept(was, is));
    }

    /// A killed process has not saved what it had read again of the old object, so that this is still as
    /// the state had it when the plan was made.
    private boolean isAsItWasKept(PlannedChange was, PlannedChange is) {
        Digest then = approved.objects().get(PlannedChange.place(was.address(), Optional.empty()));
        return then != null && then.equals(present.objects().get(is.place()));
    }

    private boolean agree(String place, Optional<DocumentValue> was, Optional<DocumentValue> is) {
        ValueAgreement values = new ValueAgreement(unknownMayBeKnown, past, place);
        boolean agree = values.agree(was, is);
        if (agree && values.isUncompared()) {
            uncompared.add(place);
        }
        return agree;
    }
}
