package dev.terrane.review.host;

import dev.terrane.review.host.ReviewHost.Issue;

import java.io.IOException;
import java.util.Optional;

/// The one issue of ours about a matter: opened when there is something to say, kept up to date, and
/// closed when there is nothing any more. It is known by a hidden mark and by its author.
public final class OneIssue {
    private final ReviewHost host;
    private final String mark;

    public enum Done {
        OPENED,
        CHANGED,
        SAME,
        CLOSED,
        NOTHING
    }

    /// @param matter such as `drift network`
    public OneIssue(ReviewHost host, String matter) {
        this.host = host;
        this.mark = "<!-- terrane:" + matter.replace("--", "- -") + " -->";
    }

    public Done say(String title, String text) throws IOException {
        String body = mark + "\n" + text;
        Optional<Issue> ours = ours();
        if (ours.isEmpty()) {
            host.open(title, body);
            return Done.OPENED;
        }
        Issue issue = ours.get();
        if (issue.title().equals(title)
                && issue.body().stripTrailing().equals(body.stripTrailing())) {
            return Done.SAME;
        }
        host.change(issue, title, body);
        return Done.CHANGED;
    }

    /// @param last said before it is closed
    public Done close(String last) throws IOException {
        Optional<Issue> ours = ours();
        if (ours.isEmpty()) {
            return Done.NOTHING;
        }
        host.close(ours.get(), last);
        return Done.CLOSED;
    }

    private Optional<Issue> ours() throws IOException {
        return host.openIssues().stream()
                .filter(issue -> issue.body().startsWith(mark + "\n"))
                .findFirst();
    }
}
