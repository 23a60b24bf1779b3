package dev.terrane.review.host;

import dev.terrane.review.host.ReviewHost.Comment;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one comment of ours on a pull request, which every run brings up to date.
///
/// It is known by a hidden mark and by its author: anybody may copy the mark. The mark has the number of the
/// run, so that one that was slow does not take back what a later one said.
public final class OneComment {
    private static final Pattern MARK =
            Pattern.compile("^<!-- terrane:pull-request run=(\\d{1,18}) -->");

    private OneComment() {}

    public enum Done {
        ADDED,
        CHANGED,
        /// It says that already.
        SAME,
        /// A later run was there before.
        OLDER
    }

    /// What the comment begins with.
    public static String mark(long run) {
        return "<!-- terrane:pull-request run=" + run + " -->";
    }

    /// @param body which begins with the mark of the run
    public static Done post(ReviewHost host, long run, String body) throws IOException {
        Optional<Comment> ours = ours(host);
        if (ours.isEmpty()) {
            host.add(body);
            return Done.ADDED;
        }
        if (run(ours.get()).orElse(0L) > run) {
            return Done.OLDER;
        }
        if (ours.get().body().equals(body)) {
            return Done.SAME;
        }
        host.change(ours.get(), body);
        return Done.CHANGED;
    }

    private static Optional<Comment> ours(ReviewHost host) throws IOException {
        String self = host.self();
        return host.comments().stream()
                .filter(comment -> comment.author().equals(self) && run(comment).isPresent())
                .findFirst();
    }

    private static Optional<Long> run(Comment comment) {
        Matcher mark = MARK.matcher(comment.body());
        return mark.find() ? Optional.of(Long.parseLong(mark.group(1))) : Optional.empty();
    }
}
