package dev.terrane.review.host;

import dev.terrane.review.host.ReviewHost.Comment;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one comment of ours on a pull request, which every run brings up to date.
///
/// It is known by a hidden mark and by its author: anybody may copy the mark. The mark has the number of the
/// run, so that one that was slow does not take back what a later one said.
public final class OneComment {
    private final ReviewHost host;
    private final String number;
    private final Pattern mark;

    private OneComment(ReviewHost host, String number, String kind) {
        this.host = host;
        this.number = number;
        this.mark =
                Pattern.compile("^<!-- terrane:" + Pattern.quote(kind) + " run=(\\d{1,18}) -->");
    }

    public enum Done {
        ADDED,
        CHANGED,
        /// It says that already.
        SAME,
        /// A later run was there before.
        OLDER
    }

    /// What the comment begins with.
    ///
    /// @param kind what it is about, such as `pull-request`; there is one comment of each
    public static String mark(String kind, long run) {
        return "<!-- terrane:" + kind + " run=" + run + " -->";
    }

    /// @param number of the pull request
    /// @param text without the mark
    public static Done post(ReviewHost host, String number, String kind, long run, String text)
            throws IOException {
        return new OneComment(host, number, kind).post(run, mark(kind, run) + "\n" + text);
    }

    private Done post(long run, String body) throws IOException {
        List<Comment> ours = ours();
        if (ours.isEmpty()) {
            host.add(number, body);
            return removeOlder(run) ? Done.OLDER : Done.ADDED;
        }
        Comment newest = ours.getLast();
        if (run(newest).orElse(0L) > run) {
            return Done.OLDER;
        }
        removeAllBut(newest, ours);
        if (newest.body().stripTrailing().equals(body.stripTrailing())) {
            return Done.SAME;
        }
        host.change(number, newest, body);
        return Done.CHANGED;
    }

    /// Two runs at once may both have seen that there is none.
    ///
    /// @return whether a later run was the other
    private boolean removeOlder(long run) throws IOException {
        List<Comment> ours = ours();
        if (ours.size() < 2) {
            return false;
        }
        Comment newest = ours.getLast();
        removeAllBut(newest, ours);
        return run(newest).orElse(0L) > run;
    }

    private void removeAllBut(Comment kept, List<Comment> ours) throws IOException {
        for (Comment comment : ours) {
            if (!comment.equals(kept)) {
                host.remove(number, comment);
            }
        }
    }

    /// The newest last.
    private List<Comment> ours() throws IOException {
        String self = host.self();
        return host.comments(number).stream()
                .filter(comment -> comment.author().equals(self) && run(comment).isPresent())
                .sorted(Comparator.comparing(comment -> run(comment).orElse(0L)))
                .toList();
    }

    private Optional<Long> run(Comment comment) {
        Matcher found = mark.matcher(comment.body());
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }
}
