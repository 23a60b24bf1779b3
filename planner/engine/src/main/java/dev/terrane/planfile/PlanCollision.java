package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.planfile.DocumentValue.Mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether two plans of one project can both be carried out: from what each of them changes, and what
/// each is made from.
public final class PlanCollision {
    private final PlanDocument one;
    private final PlanDocument other;
    private final List<Meeting> meetings = new ArrayList<>();

    public enum Verdict {
        /// In any order, and each as it was approved.
        COMMUTE,
        /// Once one of them is carried out, the other has to be planned again.
        ORDERED,
        /// They want different things of the same.
        CONFLICT
    }

    /// Where two plans meet.
    ///
    /// @param place an address, or `output.name`
    /// @param attribute where they do, empty where it is the object as a whole
    /// @param why a sentence without its full stop
    public record Meeting(Verdict verdict, String place, String attribute, String why) {}

    private PlanCollision(PlanDocument one, PlanDocument other) {
        this.one = one;
        this.other = other;
    }

    /// Sorted by their places; none where the plans commute.
    public static List<Meeting> of(PlanDocument one, PlanDocument other) {
        PlanCollision collision = new PlanCollision(one, other);
        collision.compareWrites();
        collision.compareReads(one, other, "the first", "the second");
        collision.compareReads(other, one, "the second", "the first");
        return List.copyOf(collision.meetings);
    }

    /// The worst of them.
    public static Verdict verdict(List<Meeting> meetings) {
        return meetings.stream()
                .map(Meeting::verdict)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Verdict.COMMUTE);
    }

    private static SortedMap<String, Effect> writes(PlanDocument document) {
        SortedMap<String, Effect> writes = new TreeMap<>();
        document.effects().stream()
                .filter(change -> !change.isRead())
                .forEach(change -> writes.put(change.place(), new Effect.OfObject(change)));
        document.outputs()
                .forEach(output -> writes.put(output.place(), new Effect.OfOutput(output)));
        return writes;
    }

    private void compareWrites() {
        SortedMap<String, Effect> theirs = writes(other);
        writes(one)
                .forEach((place, effect) -> {
                    Effect also = theirs.get(place);
                    if (also != null && !isSame(effect, also)) {
                        compare(place, effect, also);
                    }
                });
    }

    private static boolean isSame(Effect effect, Effect also) {
        return effect.actions().equals(also.actions())
                && effect.before().equals(also.before())
                && effect.after().equals(also.after());
    }

    private void compare(String place, Effect effect, Effect also) {
        if (!effect.actions().equals(also.actions())) {
            add(
                    Verdict.CONFLICT,
                    place,
                    "",
                    "one would %s it, the other %s"
                            .formatted(words(effect.actions()), words(also.actions())));
            return;
        }
        Map<String, DocumentValue> mine = changed(effect);
        Map<String, DocumentValue> theirs = changed(also);
        if (mine.isEmpty() && theirs.isEmpty()) {
            add(Verdict.CONFLICT, place, "", "they give it different values");
            return;
        }
        boolean conflict = false;
        for (String name : new TreeSet<>(mine.keySet())) {
            if (theirs.containsKey(name) && !Objects.equals(mine.get(name), theirs.get(name))) {
                add(
                        Verdict.CONFLICT,
                        place,
                        name,
                        "one makes it %s, the other %s"
                                .formatted(shown(mine.get(name)), shown(theirs.get(name))));
                conflict = true;
            }
        }
        if (!conflict) {
            TreeSet<String> names = new TreeSet<>(mine.keySet());
            names.addAll(theirs.keySet());
            add(
                    Verdict.ORDERED,
                    place,
                    String.join(", ", names),
                    "both change the object, and each was approved with the rest of it as it is");
        }
    }

    private static String words(List<String> actions) {
        return String.join(" and ", actions);
    }

    private static String shown(@org.jspecify.annotations.Nullable DocumentValue value) {
        return value == null ? "nothing" : ValueText.oneLine(value);
    }

    /// The attributes that an effect changes, with what they become.
    private static Map<String, DocumentValue> changed(Effect effect) {
        Map<String, DocumentValue> before = entries(effect.before());
        Map<String, DocumentValue> changed = new TreeMap<>();
        entries(effect.after())
                .forEach((name, value) -> {
                    if (!Objects.equals(before.get(name), value)) {
                        changed.put(name, value);
                    }
                });
        return changed;
    }

    private static Map<String, DocumentValue> entries(Optional<DocumentValue> value) {
        return value.orElse(null) instanceof Mapping mapping ? mapping.entries() : Map.of();
    }

    /// What the one changes and the other is made from.
    private void compareReads(
            PlanDocument writer, PlanDocument reader, String first, String second) {
        SortedMap<String, Effect> written = writes(reader);
        writes(writer)
                .forEach((place, effect) -> {
                    Optional<String> needs = reads(reader, place);
                    if (!written.containsKey(place)
                            && needs.isPresent()
                            && effect instanceof Effect.OfObject object) {
                        boolean gone = object.change().after().isEmpty();
                        add(
                                gone ? Verdict.CONFLICT : Verdict.ORDERED,
                                place,
                                gone ? "" : String.join(", ", changed(effect).keySet()),
                                "%s would %s it, and %s makes %s from it"
                                        .formatted(
                                                first,
                                                words(effect.actions()),
                                                second,
                                                needs.get()));
                    }
                });
    }

    /// A change of the plan that is made from the object.
    private static Optional<String> reads(PlanDocument reader, String place) {
        Optional<String> resource =
                AddressParser.instance(place).map(address -> address.config().toString());
        return reader.effects().stream()
                .filter(change -> resource.filter(change.dependencies()::contains).isPresent())
                .map(PlannedChange::place)
                .findFirst();
    }

    private void add(Verdict verdict, String place, String attribute, String why) {
        meetings.add(new Meeting(verdict, place, attribute, why));
    }
}
