package dev.terrane.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the elements of a list that another does not have, wherever they stand.
final class Unmatched {
    private Unmatched() {}

    /// @return their places; an element that stands there twice and once in the other is one of them
    static <T> List<Integer> of(List<T> elements, List<T> others) {
        Map<T, Integer> left = new HashMap<>();
        others.forEach(other -> left.merge(other, 1, Integer::sum));
        List<Integer> unmatched = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            int count = left.getOrDefault(elements.get(i), 0);
            if (count == 0) {
                unmatched.add(i);
            } else {
                left.put(elements.get(i), count - 1);
            }
        }
        return unmatched;
    }
}
