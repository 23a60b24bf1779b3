package dev.terrane.review.host;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A repository on a host of Git, as far as reviews of plans need it. What GitLab calls a merge request is a
/// pull request here.
public interface ReviewHost {
    /// @param id by which it is changed
    /// @param author as the host calls him
    record Comment(String id, String author, String body) {}

    /// @param number by which people and addresses name it
    /// @param branch that is proposed; of the repository where it lies, which may be another one
    /// @param base what it is to be merged into
    /// @param head the commit that is proposed
    /// @param fork whether the branch lies in another repository
    /// @param home the page of the repository; it shows the commits of forks, too
    /// @param merged whether it was
    record PullRequest(
            String number,
            String author,
            String branch,
            String base,
            String head,
            boolean fork,
            String home,
            boolean merged) {}

    /// @param number by which people and addresses name it
    record Issue(String number, String author, String title, String body) {}

    enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }

    /// What stands beside a commit.
    ///
    /// @param context a name: a later status of the same name takes the place of the earlier one
    record Status(State state, String context, String description) {}

    /// A status that was set.
    ///
    /// @param since when it says so; the same said again makes no difference
    record Posted(Status status, Instant since) {}

    /// How long a comment may be, in characters.
    int limit();

    /// Who writes: the account of the token.
    String self() throws IOException;

    PullRequest pullRequest(String number) throws IOException;

    List<PullRequest> openPullRequests() throws IOException;

    /// Those through which a commit came to the branch that it is on; none for a commit that was pushed.
    List<PullRequest> pullRequestsOf(String commit) throws IOException;

    /// Who approved what.
    Approvals approvals();

    /// What Git calls the head of a pull request: a reference of the repository.
    String reference(String number);

    /// The page of a file of a pull request, as it is at a commit.
    String page(PullRequest request, String commit, String path);

    List<Comment> comments(String number) throws IOException;

    void add(String number, String body) throws IOException;

    void change(String number, Comment comment, String body) throws IOException;

    void remove(String number, Comment comment) throws IOException;

    /// Those that the account of the token has opened, and that are open.
    List<Issue> openIssues() throws IOException;

    void open(String title, String body) throws IOException;

    void change(Issue issue, String title, String body) throws IOException;

    /// @param last said before
    void close(Issue issue, String last) throws IOException;

    void setStatus(String commit, Status status) throws IOException;

    /// The statuses of a commit that count, by their names.
    Map<String, Posted> statuses(String commit) throws IOException;

    /// A status with a page of its own, where the host has such a thing and lets the token write it.
    ///
    /// @param page in Markdown
    /// @return whether it was written
    default boolean addCheck(String commit, Status status, String page) throws IOException {
        return false;
    }
}
