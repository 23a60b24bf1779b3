package dev.terrane.review.host;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Who approved what on a host of Git.
public interface Approvals {
    /// One that was neither dismissed nor taken back by its author.
    ///
    /// @param commit that was looked at
    /// @param when it was given; long ago where the host does not say
    record Approval(String user, String commit, Instant when) {}

    /// In the order in which they were given.
    List<Approval> of(String pullRequest) throws IOException;

    /// The files that a pull request changes, also by the names that they had.
    List<String> files(String pullRequest) throws IOException;

    /// The files in a folder of a commit, by their paths, with the ids that Git has for their contents; empty
    /// where there is none.
    Map<String, String> blobs(String commit, String folder) throws IOException;

    /// @param team with its organization: `acme/network`
    boolean isMember(String team, String user) throws IOException;

    /// Whether somebody may write to the repository.
    boolean mayWrite(String user) throws IOException;
}
