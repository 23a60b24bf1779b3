package dev.terrane.planfile;

import dev.terrane.state.PlanProgress;
import dev.terrane.state.StateSnapshot;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Holds what would be done now against what was approved.
///
/// Equal effects are the approved ones, whatever else has changed. Where some are missing, each of them
/// must have come true: then the others are the rest of the approved plan, in which what was unknown may
/// be known. Everything else is another plan.
public final class PlanComparison {
    private final PlanDocument approved;
    private final PlanDocument present;
    private final OutsideChanges outside;
    private final CameTrue cameTrue;
    private final boolean othersApplied;
    private final SecretsOfThePast past;
    private final SortedMap<String, Effect> was;
    private final SortedMap<String, Effect> is;

    /// What a document's fingerprints and tokens stand for here.
    ///
    /// @param workingDirectory absolute
    /// @param decisions which attributes are the providers' to decide
    /// @param progress what was done of the approved plan, as far as the objects do not show it
    /// @param othersApplied whether the plan may rest on other plans that were carried out since: what it
    ///     did not know then may be known now
    public record Surroundings(
            Optional<FingerprintKey> key,
            String workingDirectory,
            ProviderDecisions decisions,
            PlanProgress progress,
            boolean othersApplied) {
        public Surroundings(
                Optional<FingerprintKey> key,
                String workingDirectory,
                ProviderDecisions decisions,
                PlanProgress progress) {
            this(key, workingDirectory, decisions, progress, false);
        }

        public Surroundings(Optional<FingerprintKey> key, String workingDirectory) {
            this(key, workingDirectory, ProviderDecisions.UNKNOWN, PlanProgress.NONE);
        }

        public Surroundings with(PlanProgress other) {
            return new Surroundings(key, workingDirectory, decisions, other, othersApplied);
        }
    }

    PlanComparison(
            PlanDocument approved,
            PlanDocument present,
            StateSnapshot state,
            Surroundings surroundings) {
        this.approved = approved;
        this.present = present;
        this.othersApplied = surroundings.othersApplied();
        this.outside = new OutsideChanges(approved, present, surroundings.decisions());
        this.cameTrue =
                new CameTrue(
                        approved,
                        state,
                        surroundings.key(),
                        new WorkingDirectory(surroundings.workingDirectory()),
                        surroundings.progress());
        this.past = past(surroundings);
        this.was = effects(approved);
        this.is = effects(present);
    }

    /// @param present made with [PlanInputs#fingerprintLineage] of the approved plan's lineage
    /// @param presentState with what the present plan has read again
    public static Outcome compare(
            PlanDocument approved,
            PlanDocument present,
            StateSnapshot presentState,
            Surroundings surroundings) {
        return new PlanComparison(approved, present, presentState, surroundings).compare();
    }

    private EffectAgreement exactly() {
        return new EffectAgreement(
                approved, present, outside, othersApplied, SecretsOfThePast.NONE);
    }

    private EffectAgreement eased() {
        return new EffectAgreement(approved, present, outside, true, past);
    }

    /// Where the configuration and the schemas are the same, all marks are.
    private SecretsOfThePast past(Surroundings surroundings) {
        boolean sameSchemas =
                present.providers().entrySet().stream()
                        .allMatch(provider ->
                                provider.getValue()
                                        .equals(approved.providers().get(provider.getKey())));
        return sameSchemas && approved.files().equals(present.files())
                ? new SecretsOfThePast(
                        surroundings.key(),
                        approved.lineage(),
                        new WorkingDirectory(surroundings.workingDirectory()))
                : SecretsOfThePast.NONE;
    }

    private static SortedMap<String, Effect> effects(PlanDocument document) {
        SortedMap<String, Effect> effects = new TreeMap<>();
        Effect.of(document).forEach(effect -> effects.put(effect.place(), effect));
        return effects;
    }

    private Outcome compare() {
        EffectAgreement exact = exactly();
        if (!isSameState()) {
            return different(was.keySet(), exact);
        }
        if (was.keySet().equals(is.keySet())
                && is.keySet().stream().allMatch(p -> agrees(p, exact))) {
            return new Outcome.Equal(uncompared(exact));
        }
        return compareRest();
    }

    /// A state that was never saved has no lineage.
    boolean isSameState() {
        return approved.lineage().isEmpty() || approved.lineage().equals(present.lineage());
    }

    private boolean agrees(String place, EffectAgreement agreement) {
        Effect before = was.get(place);
        Effect now = is.get(place);
        return before != null && now != null && agreement.agree(before, now);
    }

    /// The places where something was approved.
    NavigableSet<String> approvedPlaces() {
        return new TreeSet<>(was.keySet());
    }

    /// The places where something would be done.
    NavigableSet<String> presentPlaces() {
        return new TreeSet<>(is.keySet());
    }

    /// The places of what was approved and is not needed any more, because it is so.
    List<String> done() {
        return was.values().stream()
                .filter(effect -> !is.containsKey(effect.place()) && cameTrue.test(effect))
                .map(Effect::place)
                .toList();
    }

    /// Whether nothing of what was approved is still to be done. What would be done to the same objects
    /// is something else then.
    boolean isSpent() {
        EffectAgreement eased = eased();
        return was.values().stream()
                .allMatch(effect ->
                        cameTrue.test(effect)
                                && !agrees(effect.place(), eased)
                                && !isHalf(effect.place(), eased));
    }

    /// Whether something of what was approved would be done.
    boolean isWanted() {
        EffectAgreement eased = eased();
        return is.keySet().stream().anyMatch(place -> agrees(place, eased) || isHalf(place, eased));
    }

    /// Whether what would be done at a place is what was approved there, or the rest of it.
    Predicate<String> covered() {
        EffectAgreement eased = eased();
        EffectAgreement rest = rest(done(), halves(eased), eased);
        return place -> isHalf(place, eased) || agrees(place, rest);
    }

    private List<String> halves(EffectAgreement eased) {
        return is.keySet().stream().filter(place -> isHalf(place, eased)).toList();
    }

    /// An output that was sensitive and is gone from the state takes its marks along, so that what was
    /// hidden is not any more.
    private EffectAgreement rest(List<String> done, List<String> halves, EffectAgreement eased) {
        boolean progress = !halves.isEmpty() || done.stream().anyMatch(this::isProgress);
        if (progress) {
            return eased;
        }
        return done.isEmpty()
                ? exactly()
                : new EffectAgreement(approved, present, outside, othersApplied, past);
    }

    private Outcome compareRest() {
        List<String> done = done();
        EffectAgreement eased = eased();
        List<String> halves = halves(eased);
        EffectAgreement rest = rest(done, halves, eased);
        SortedSet<String> wrong = new TreeSet<>(was.keySet());
        wrong.addAll(is.keySet());
        wrong.removeIf(place ->
                done.contains(place)
                        || halves.contains(place)
                        || (is.containsKey(place) && agrees(place, rest)));
        return wrong.isEmpty() ? subset(done, rest) : different(wrong, rest);
    }

    /// Only where objects have changed may what was unknown be known. Reading changes nothing, and outputs
    /// follow.
    private boolean isProgress(String place) {
        return was.get(place) instanceof Effect.OfObject object && !object.change().isRead();
    }

    private boolean isHalf(String place, EffectAgreement agreement) {
        Effect now = is.get(place);
        String approvedPlace =
                now instanceof Effect.OfObject object ? object.change().address() : place;
        Effect before = was.get(approvedPlace);
        return now != null && before != null && agreement.isRest(before, now, cameTrue);
    }

    private Outcome subset(List<String> done, EffectAgreement rest) {
        return new Outcome.Subset(done, List.copyOf(is.keySet()), uncompared(rest));
    }

    private Outcome different(Collection<String> places, EffectAgreement agreement) {
        BrokenAssumptions broken = new BrokenAssumptions(approved, present, cameTrue);
        List<Difference> differences =
                places.stream().map(place -> difference(place, broken)).toList();
        return new Outcome.Different(differences, broken.general(), uncompared(agreement));
    }

    /// What is not as it was approved at one place.
    Difference difference(String place) {
        return difference(place, new BrokenAssumptions(approved, present, cameTrue));
    }

    private Difference difference(String place, BrokenAssumptions broken) {
        Optional<Effect> before = Optional.ofNullable(was.get(place));
        Optional<Effect> now = Optional.ofNullable(is.get(place));
        return new Difference(
                place,
                before,
                now,
                before.isPresent() && now.isPresent()
                        ? AttributeDifferences.of(before.get(), now.get())
                        : List.of(),
                broken.of(Stream.concat(before.stream(), now.stream()).toList()));
    }

    private List<String> uncompared(EffectAgreement agreement) {
        return Stream.concat(agreement.uncompared().stream(), cameTrue.uncompared().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
