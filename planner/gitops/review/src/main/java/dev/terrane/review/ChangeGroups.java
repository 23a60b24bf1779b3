package dev.terrane.review;

import dev.terrane.review.ChangeTexts.Text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes changes; instances to which the same happens are one entry.
final class ChangeGroups {
    private static final int MOST_PLACES = 10;

    private final Page page;
    private final Telling telling;
    private final ChangeTexts texts;

    ChangeGroups(Page page, Telling telling, ChangeTexts texts) {
        this.page = page;
        this.telling = telling;
        this.texts = texts;
    }

    /// Those that are not even named are counted in a last line.
    void write(List<ReviewedChange> changes) {
        List<ReviewedChange> named = new ArrayList<>();
        List<ReviewedChange> others = new ArrayList<>();
        for (ReviewedChange change : changes) {
            (telling.of(change).showsAddresses() ? named : others).add(change);
        }
        boolean listed = writeNamed(named);
        if (!others.isEmpty()) {
            if (!listed) {
                page.block();
            }
            page.line("- and %d more: %s".formatted(others.size(), new Counts(others).brief()));
        }
    }

    /// @return whether the last line belongs to a list
    private boolean writeNamed(List<ReviewedChange> changes) {
        boolean listed = false;
        for (Map.Entry<Text, List<ReviewedChange>> group : groups(changes).entrySet()) {
            boolean bare = group.getKey().isBare();
            if (!bare || !listed) {
                page.block();
            }
            entry(group.getKey(), group.getValue());
            listed = bare;
        }
        return listed;
    }

    private void entry(Text text, List<ReviewedChange> changes) {
        int most = text.namesAll() ? MOST_PLACES : 0;
        List<String> places = changes.stream().map(ReviewedChange::place).toList();
        if (text.isBare()) {
            page.line(Places.line(text.word(), places, text.tail(), most));
            return;
        }
        page.line(Places.heading(text.word(), places, text.tail()) + Places.others(places, most));
        page.block();
        page.lines(Code.diffFence(body(text, changes)));
    }

    /// What stays the same around a change is not the same for several instances.
    private static List<String> body(Text text, List<ReviewedChange> changes) {
        return text.hasContext() && changes.size() == 1
                ? ChangeBody.withContext(changes.getFirst(), Detail.FULL)
                : text.body().lines();
    }

    /// Ends early where it is clear that they do not fit.
    private Map<Text, List<ReviewedChange>> groups(List<ReviewedChange> changes) {
        Map<Text, List<ReviewedChange>> groups = new LinkedHashMap<>();
        long length = 0;
        for (ReviewedChange change : changes) {
            Text text = texts.of(change, telling.of(change));
            List<ReviewedChange> equal = groups.computeIfAbsent(text, k -> new ArrayList<>());
            if (equal.isEmpty()) {
                length += text.length();
            }
            equal.add(change);
            if (length > page.limit()) {
                page.giveUp();
                return Map.of();
            }
        }
        return groups;
    }
}
