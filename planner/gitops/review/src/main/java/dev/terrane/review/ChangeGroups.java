package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlannedChange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Writes the changes of one module; instances to which the same happens are one entry.
final class ChangeGroups {
    private static final int MOST_PLACES = 10;
    private static final int LONGEST_NAME = 100;

    private record Key(String resource, String word, String tail, ChangeBody.Body body) {}

    private final Page page;
    private final Detail detail;
    private final Function<Kind, String> word;

    /// @param word for what happens to an object
    ChangeGroups(Page page, Detail detail, Function<Kind, String> word) {
        this.page = page;
        this.detail = detail;
        this.word = word;
    }

    void write(List<ReviewedChange> changes) {
        boolean listed = false;
        for (Map.Entry<Key, List<ReviewedChange>> group : groups(changes).entrySet()) {
            boolean bare = group.getKey().body().lines().isEmpty();
            if (!bare || !listed) {
                page.block();
            }
            entry(group.getKey(), group.getValue());
            listed = bare;
        }
    }

    private void entry(Key key, List<ReviewedChange> changes) {
        int most = detail.showsWholeObjects() ? MOST_PLACES : 0;
        List<String> places = changes.stream().map(ReviewedChange::place).toList();
        if (key.body().lines().isEmpty()) {
            page.line(Places.line(key.word(), places, key.tail(), most));
            return;
        }
        page.line(Places.heading(key.word(), places, key.tail()) + Places.others(places, most));
        page.block();
        page.lines(Code.diffFence(body(key, changes)));
    }

    /// What stays the same around a change is not the same for several instances.
    private List<String> body(Key key, List<ReviewedChange> changes) {
        return detail.hasContext() && changes.size() == 1
                ? ChangeBody.withContext(changes.getFirst(), detail)
                : key.body().lines();
    }

    /// Ends early where it is clear that they do not fit.
    private Map<Key, List<ReviewedChange>> groups(List<ReviewedChange> changes) {
        Map<Key, List<ReviewedChange>> groups = new LinkedHashMap<>();
        long length = 0;
        for (ReviewedChange change : changes) {
            Key key = key(change);
            List<ReviewedChange> equal = groups.computeIfAbsent(key, k -> new ArrayList<>());
            if (equal.isEmpty()) {
                length += length(key);
            }
            equal.add(change);
            if (length > page.limit()) {
                page.giveUp();
                return Map.of();
            }
        }
        return groups;
    }

    private static long length(Key key) {
        return key.tail().length() + key.body().lines().stream().mapToLong(String::length).sum();
    }

    private Key key(ReviewedChange change) {
        String origin = detail.showsAttributes() ? origin(change.change()) : "";
        return new Key(
                change.resource(),
                word.apply(change.kind()),
                change.block() + origin,
                ChangeBody.bare(change, detail));
    }

    static String origin(PlannedChange change) {
        return change.previousAddress().map(from -> ", moved from " + Code.span(from)).orElse("")
                + change.importId().map(id -> ", imported as " + Code.span(shown(id))).orElse("");
    }

    private static String shown(DocumentValue id) {
        return OneLine.of(id, LONGEST_NAME).orElse("(long)");
    }
}
