package dev.terrane.review;

import java.util.Optional;
import java.util.function.IntFunction;

/// Finds how much may be told so that a comment stays below its limit. What does not fit is told with less
/// [Detail], one change after the other in the order of [Precedence]:
///
/// 1. what stays the same around a change
/// 2. the attributes of objects that come or go
/// 3. the attributes that change
/// 4. addresses. The most important changes keep their attributes then, up to half of the limit, and those
///    behind them their addresses; the rest is counted by modules
/// 5. the modules
final class Fitting {
    private final Precedence precedence;
    private final Composer composer;

    /// Writes a comment.
    interface Composer {
        /// @return nothing where it would not stay below the limit
        Optional<String> compose(Telling telling, int limit);
    }

    Fitting(Precedence precedence, Composer composer) {
        this.precedence = precedence;
        this.composer = composer;
    }

    /// The comment that tells most; nothing where not even the shortest fits.
    Optional<String> longest(int limit) {
        for (Detail detail : Detail.values()) {
            Telling all = Telling.all(precedence, detail);
            Optional<String> comment = composer.compose(all, limit);
            if (comment.isPresent()) {
                return Optional.of(longest(all, comment.get(), limit));
            }
        }
        return Optional.empty();
    }

    /// @param comment that tells of all changes as little as has to be
    private String longest(Telling all, String comment, int limit) {
        return switch (all.rest()) {
            case FULL -> comment;
            case CHANGES -> composed(most(all, Detail.FULL, 0, limit), limit);
            case UPDATES -> composed(most(all, Detail.CHANGES, 0, limit), limit);
            case ADDRESSES -> composed(most(all, Detail.UPDATES, 0, limit), limit);
            case COUNTS -> composed(counted(all, limit), limit);
            case TOTAL -> composed(most(all, Detail.COUNTS, 0, limit), limit);
        };
    }

    private String composed(Telling telling, int limit) {
        return composer.compose(telling, limit)
                .orElseThrow(() -> new IllegalStateException("it did fit before"));
    }

    private Telling counted(Telling all, int limit) {
        Telling important = most(all, Detail.UPDATES, 0, limit / 2);
        return most(important, Detail.ADDRESSES, important.told(), limit);
    }

    /// Of as many as fit.
    private Telling most(Telling telling, Detail detail, int from, int limit) {
        IntFunction<Telling> with = below -> telling.withMore(below, detail);
        int fits = from;
        int tooMany = precedence.size() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (composer.compose(with.apply(middle), limit).isPresent()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits == from ? telling : with.apply(fits);
    }
}
