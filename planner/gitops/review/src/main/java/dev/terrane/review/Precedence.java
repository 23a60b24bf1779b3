package dev.terrane.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which changes are told less of where there is no room for all. Those stay longest by which data is lost or
/// something becomes public; then one instance of each block, the most dangerous first, then a second one of
/// each, and so on; and at last what has only been found changed.
final class Precedence {
    private final IdentityHashMap<ReviewedChange, Integer> ranks = new IdentityHashMap<>();

    private record Block(String resource, Kind kind) {}

    /// @param instance how many there are of its block up to it
    private record Place(ReviewedChange change, int harmlessness, int instance) {
        /// No instance is as good an example as another where data or access are at stake.
        int round() {
            return harmlessness == 0 ? 0 : instance;
        }
    }

    /// @param changes of all projects, in their order
    /// @param drift of all projects
    Precedence(List<ReviewedChange> changes, List<ReviewedChange> drift) {
        ordered(changes).forEach(change -> ranks.put(change, ranks.size()));
        ordered(drift).forEach(change -> ranks.put(change, ranks.size()));
    }

    private static List<ReviewedChange> ordered(List<ReviewedChange> changes) {
        Map<Block, Integer> seen = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (ReviewedChange change : changes) {
            Block block = new Block(change.resource(), change.kind());
            int instance = seen.merge(block, 1, Integer::sum);
            places.add(new Place(change, harmlessness(change), instance));
        }
        places.sort(Comparator.comparingInt(Place::round).thenComparingInt(Place::harmlessness));
        return places.stream().map(Place::change).toList();
    }

    int size() {
        return ranks.size();
    }

    /// The most important change has 0.
    int rank(ReviewedChange change) {
        Integer rank = ranks.get(change);
        if (rank == null) {
            throw new IllegalStateException(
                    "a change that was not there before: " + change.place());
        }
        return rank;
    }

    private static int harmlessness(ReviewedChange change) {
        if (change.change().publicExposure().isPresent()
                || (change.change().stateful() && change.kind().endsObject())) {
            return 0;
        }
        return switch (change.kind()) {
            case DESTROY, REPLACE -> 1;
            case FORGET, OTHER -> 3;
            case CHANGE -> Access.isConcerned(change) ? 2 : 4;
            case IMPORT, MOVE -> 5;
            case ADD -> Access.isConcerned(change) ? 2 : 6;
            case READ -> 7;
        };
    }
}
