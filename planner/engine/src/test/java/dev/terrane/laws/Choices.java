package dev.terrane.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/// Where everything that is random comes from. What was chosen is kept, so that it can be chosen
/// again, and simplified: the smallest numbers stand for the simplest choices.
final class Choices {
    private final IntUnaryOperator next;
    private final List<Integer> taken = new ArrayList<>();

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
