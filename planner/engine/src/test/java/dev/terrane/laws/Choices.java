package dev.terrane.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Where everything that is random comes from. What was chosen is kept, so that it can be chosen
/// again, and simplified: the smallest numbers stand for the simplest choices.
final class Choices {
    private final IntUnaryOperator next;
    private final List<Integer> taken = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /// What was chosen for one of several things, which can be left out when one less is counted.
    ///
    /// @param count where their number was chosen
    /// @param from its first choice
    /// @param to behind its last choice
    record Part(int count, int from, int to) {
        List<Integer> without(List<Integer> choices) {
            List<Integer> fewer = new ArrayList<>(choices);
            fewer.subList(Math.min(from, fewer.size()), Math.min(to, fewer.size())).clear();
            fewer.set(count, choices.get(count) - 1);
            return fewer;
        }
    }

    private Choices(IntUnaryOperator next) {
        this.next = next;
    }

    static Choices ofSeed(long seed) {
        Random random = new Random(seed);
        return new Choices(random::nextInt);
    }

    /// Chooses these again, and the simplest when they are used up.
    static Choices again(List<Integer> numbers) {
        var left = numbers.iterator();
        return new Choices(bound -> left.hasNext() ? left.next() % bound : 0);
    }

    List<Integer> taken() {
        return List.copyOf(taken);
    }

    /// The larger ones, which hold smaller ones, come last.
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /// Does something several times, at least once and at most so often; the simplest is once.
    <T> T several(int most, T start, UnaryOperator<T> next) {
        int count = taken.size();
        int further = below(most);
        T result = start;
        for (int i = 0; i <= further; i++) {
            int from = taken.size();
            result = next.apply(result);
            if (further > 0) {
                parts.add(new Part(count, from, taken.size()));
            }
        }
        return result;
    }

    /// @param bound at least 1
    int below(int bound) {
        int number = next.applyAsInt(bound);
        taken.add(number);
        return number;
    }

    /// The simplest is no.
    boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    /// The simplest is the first.
    <T> T of(List<T> some) {
        return some.get(below(some.size()));
    }

    @SafeVarargs
    final <T> T of(T... some) {
        return some[below(some.length)];
    }
}
