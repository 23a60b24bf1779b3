package dev.terrane.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a reviewer must not overlook. It is never folded away, and is shortened when nothing else is left.
final class Dangers {
    private static final int MOST_PLACES = 20;

    /// @param objects how many there are, in however few lines
    private record Chapter(String title, List<Line> lines, int objects) {}

    /// @param places of the objects that the line speaks of
    private record Line(Key key, List<String> places) {}

    private record Key(String resource, Kind kind, String tail) {}

    private final List<Chapter> chapters = new ArrayList<>();

    Dangers(List<ReviewedChange> changes) {
        add(
                "Destroyed or replaced",
                changes,
                change -> change.kind().endsObject(),
                Dangers::ending);
        add(
                "Data is lost",
                changes,
                change -> change.change().stateful() && change.kind().endsObject(),
                ReviewedChange::block);
        add(
                "Open to the public",
                changes,
                change -> change.change().publicExposure().isPresent(),
                Dangers::exposure);
        add("Who may do what", changes, Access::isConcerned, Access::tail);
        add(
                "Managed no more",
                changes,
                change -> change.kind() == Kind.FORGET,
                change -> change.block() + ": it stays as it is, and nobody looks after it");
        add(
                "Not known to this version of Terrane",
                changes,
                c -> c.kind() == Kind.OTHER,
                Dangers::actions);
    }

    private static String ending(ReviewedChange change) {
        return change.block() + Reasons.tail(change.change());
    }

    private static String exposure(ReviewedChange change) {
        return change.block()
                + change.change()
                        .publicExposure()
                        .map(t -> ": " + Code.span(Names.text(t)))
                        .orElse("");
    }

    private static String actions(ReviewedChange change) {
        return change.block() + ": " + Code.spans(change.change().actions(), 3, 40);
    }

    private void add(
            String title,
            List<ReviewedChange> changes,
            Predicate<ReviewedChange> belongs,
            Function<ReviewedChange, String> tail) {
        Map<Key, List<String>> places = new LinkedHashMap<>();
        for (ReviewedChange change : changes) {
            if (belongs.test(change)) {
                Key key = new Key(change.resource(), change.kind(), tail.apply(change));
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(change.place());
            }
        }
        if (!places.isEmpty()) {
            List<Line> lines = new ArrayList<>();
            places.forEach((key, all) -> lines.add(new Line(key, all)));
            chapters.add(
                    new Chapter(
                            title,
                            lines,
                            lines.stream().mapToInt(line -> line.places().size()).sum()));
        }
    }

    /// The number of lines of the longest list.
    int longest() {
        return chapters.stream().mapToInt(chapter -> chapter.lines().size()).max().orElse(0);
    }

    void write(Page page) {
        write(page, longest(), MOST_PLACES);
    }

    /// @param most lines of each list, each of which names one object only
    void writeSome(Page page, int most) {
        write(page, most, 0);
    }

    private void write(Page page, int most, int places) {
        for (Chapter chapter : chapters) {
            page.block("### " + chapter.title() + ": " + chapter.objects());
            page.block();
            int left = chapter.objects();
            for (Line line : chapter.lines().subList(0, Math.min(most, chapter.lines().size()))) {
                Key key = line.key();
                page.line(Places.line(key.kind().word(), line.places(), key.tail(), places));
                left -= line.places().size();
            }
            if (left > 0) {
                page.line("- and " + left + " more");
            }
        }
    }
}
