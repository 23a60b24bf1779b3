package dev.terrane.acceptance.hosting;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A host of Git with the repository `acme/infra`, as a test sees it: what people do on its pages, and what
/// was written there. Ann and Bob are of the team, `terrane-bot` is what pipelines write as, and Eve is a
/// stranger.
interface GitHost extends AutoCloseable {
    /// A pull request.
    interface Pull {
        int number();

        /// The repository that it comes from.
        String from();

        String branch();

        /// The commit that is proposed now.
        String head() throws IOException;

        /// The commit that it was merged by; empty while it is open.
        String merged() throws IOException;
    }

    record Issue(String title, String body, boolean open) {}

    /// Where repositories are cloned from.
    String address();

    /// Where its interface is.
    String api();

    String token(String user);

    /// What its pipelines have in their environment, beside what GitHub's have.
    Map<String, String> environment();

    /// Where a file of a commit is shown.
    String page(String commit, String path);

    /// Makes the stranger's copy of the repository.
    void fork() throws IOException;

    Pull open(String from, String branch) throws IOException;

    void approve(Pull pull, String user) throws IOException;

    /// Why it may not be merged; nothing where it was.
    Optional<String> merge(Pull pull) throws IOException;

    /// `success` or whatever it is; `none` where there is none.
    default String status(String commit, String context) throws IOException {
        return statuses(commit).getOrDefault(context, "none").replaceFirst(" .*", "");
    }

    /// State and description by context.
    Map<String, String> statuses(String commit) throws IOException;

    /// By the program, not by people.
    List<String> comments(Pull pull) throws IOException;

    List<Issue> issues() throws IOException;

    /// What went wrong in there, which no test may overlook.
    List<String> failures();

    @Override
    void close();
}
