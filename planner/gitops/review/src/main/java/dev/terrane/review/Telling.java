package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;

/// How much of each change a comment tells: of the first in the order of [Precedence] most, of the rest least.
final class Telling {
    /// @param below the ranks that it is for
    private record Band(int below, Detail detail) {}

    private final Precedence precedence;
    private final List<Band> bands;
    private final Detail rest;

    private Telling(Precedence precedence, List<Band> bands, Detail rest) {
        this.precedence = precedence;
        this.bands = List.copyOf(bands);
        this.rest = rest;
    }

    static Telling all(Precedence precedence, Detail detail) {
        return new Telling(precedence, List.of(), detail);
    }

    /// More of those that come before a rank, and before all that were told more of already.
    Telling withMore(int below, Detail detail) {
        List<Band> more = new ArrayList<>(bands);
        more.add(new Band(below, detail));
        return new Telling(precedence, more, rest);
    }

    Detail of(ReviewedChange change) {
        int rank = precedence.rank(change);
        for (Band band : bands) {
            if (rank < band.below()) {
                return band.detail();
            }
        }
        return rest;
    }

    /// Of most changes, and of what is no change of an object.
    Detail rest() {
        return rest;
    }

    /// Of how many more is told than of the rest.
    int told() {
        return bands.isEmpty() ? 0 : bands.getLast().below();
    }

    /// What is missing, in words.
    List<String> leftOut() {
        List<String> left = new ArrayList<>();
        for (Detail detail : Detail.values()) {
            if (detail != Detail.FULL && detail.compareTo(rest) <= 0) {
                left.add(detail.leavesOut() + share(missing(detail)));
            }
        }
        return left;
    }

    /// The number of changes that are told with that little detail.
    private int missing(Detail detail) {
        int told =
                bands.stream()
                        .filter(band -> band.detail().compareTo(detail) < 0)
                        .mapToInt(Band::below)
                        .max()
                        .orElse(0);
        return precedence.size() - told;
    }

    private String share(int missing) {
        return missing == precedence.size()
                ? ""
                : " (of %d of %d)".formatted(missing, precedence.size());
    }
}
