package dev.terrane.laws;

import dev.terrane.laws.Choices.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks for fewer and smaller choices that still fail.
final class Shrinking {
    private static final int MOST_ATTEMPTS = 1500;

    private final Function<List<Integer>, List<Part>> parts;
    private final Predicate<List<Integer>> fails;
    private List<Integer> best;
    private int attempts;

    private Shrinking(
            List<Integer> choices,
            Function<List<Integer>, List<Part>> parts,
            Predicate<List<Integer>> fails) {
        this.best = choices;
        this.parts = parts;
        this.fails = fails;
    }

    /// @param parts which of the choices can be left out together
    static List<Integer> shrink(
            List<Integer> choices,
            Function<List<Integer>, List<Part>> parts,
            Predicate<List<Integer>> fails) {
        Shrinking shrinking = new Shrinking(choices, parts, fails);
        boolean better = true;
        while (better && shrinking.attempts < MOST_ATTEMPTS) {
            boolean fewer = shrinking.withoutParts();
            boolean shorter = shrinking.withoutRuns();
            better = shrinking.withSmaller() || shorter || fewer;
        }
        return shrinking.best;
    }

    /// Largest first. What is left has other parts.
    private boolean withoutParts() {
        boolean better = false;
        for (int index = parts.apply(best).size() - 1; index >= 0; index--) {
            List<Part> now = parts.apply(best);
            if (index < now.size()) {
                better |= tried(now.get(index).without(best));
            }
        }
        return better;
    }

    private boolean withoutRuns() {
        boolean better = false;
        for (int length = Math.max(1, best.size() / 2); length > 0; length /= 2) {
            for (int from = best.size() - length; from >= 0; from -= length) {
                List<Integer> shorter = new ArrayList<>(best);
                shorter.subList(from, Math.min(from + length, shorter.size())).clear();
                better |= tried(shorter);
                from = Math.min(from, best.size());
            }
        }
        return better;
    }

    private boolean withSmaller() {
        boolean better = false;
        for (int i = 0; i < best.size(); i++) {
            int number = best.get(i);
            better |= number > 0 && (tried(with(i, 0)) || tried(with(i, number / 2)));
        }
        return better;
    }

    private List<Integer> with(int index, int number) {
        List<Integer> other = new ArrayList<>(best);
        other.set(index, number);
        return other;
    }

    private boolean tried(List<Integer> candidate) {
        if (candidate.equals(best) || attempts >= MOST_ATTEMPTS) {
            return false;
        }
        attempts++;
        if (fails.test(candidate)) {
            best = candidate;
            return true;
        }
        return false;
    }
}
