package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlannedChange;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is told of changes with more or less detail. It is made once, however often it is tried whether a
/// comment fits.
final class ChangeTexts {
    private static final int LONGEST_NAME = 100;

    private final Function<Kind, String> word;
    private final Map<Detail, IdentityHashMap<ReviewedChange, Text>> texts =
            new EnumMap<>(Detail.class);
    private final Map<Content, Text> equal = new HashMap<>();

    /// @param detail where it makes a difference
    private record Content(
            String resource,
            String word,
            String tail,
            ChangeBody.Body body,
            Optional<Detail> detail) {}

    /// What is told of a change; changes of which the same is told have the same one.
    static final class Text {
        private final Content content;

        private Text(Content content) {
            this.content = content;
        }

        String word() {
            return content.word();
        }

        String tail() {
            return content.tail();
        }

        ChangeBody.Body body() {
            return content.body();
        }

        /// Whether nothing is told but the address.
        boolean isBare() {
            return body().lines().isEmpty();
        }

        boolean hasContext() {
            return content.detail().filter(Detail::hasContext).isPresent();
        }

        /// Whether all instances are named.
        boolean namesAll() {
            return content.detail().isPresent();
        }

        long length() {
            return tail().length() + body().lines().stream().mapToLong(String::length).sum();
        }
    }

    /// @param word for what happens to an object
    ChangeTexts(Function<Kind, String> word) {
        this.word = word;
    }

    Text of(ReviewedChange change, Detail detail) {
        return texts.computeIfAbsent(detail, d -> new IdentityHashMap<>())
                .computeIfAbsent(change, c -> text(change, detail));
    }

    private Text text(ReviewedChange change, Detail detail) {
        String origin = detail.showsAttributes() ? origin(change.change()) : "";
        Content content =
                new Content(
                        change.resource(),
                        word.apply(change.kind()),
                        change.block() + origin,
                        ChangeBody.bare(change, detail),
                        detail.showsWholeObjects() ? Optional.of(detail) : Optional.empty());
        return equal.computeIfAbsent(content, Text::new);
    }

    static String origin(PlannedChange change) {
        return change.previousAddress().map(from -> ", moved from " + Code.span(from)).orElse("")
                + change.importId().map(id -> ", imported as " + Code.span(shown(id))).orElse("");
    }

    private static String shown(DocumentValue id) {
        return OneLine.of(id, LONGEST_NAME).orElse("(long)");
    }
}
