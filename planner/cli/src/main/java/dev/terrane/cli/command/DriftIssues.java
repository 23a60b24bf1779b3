package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileWriter;
import dev.terrane.review.ReviewComment;
import dev.terrane.review.host.OneIssue;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHosts;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// One issue a project that says how its objects differ from what was applied.
final class DriftIssues {
    private static final int ROOM_OF_REST = 1_000;

    private DriftIssues() {}

    /// @param found drift by the names of projects; those that could not be looked at are left as they are
    /// @return what went wrong
    static Optional<Diagnostic> of(
            Map<String, PlanDocument> found, ReviewHosts hosts, Reporter reporter) {
        try {
            ReviewHost host = hosts.find();
            for (Map.Entry<String, PlanDocument> project : found.entrySet()) {
                OneIssue.Done done = settle(project.getKey(), project.getValue(), host);
                String text =
                        switch (done) {
                            case OPENED -> "an issue was opened";
                            case CHANGED -> "the issue was brought up to date";
                            case SAME -> "the issue says that already";
                            case CLOSED -> "the issue was closed";
                            case NOTHING -> "";
                        };
                if (!text.isEmpty()) {
                    reporter.say(project.getKey() + ": " + text + ".");
                }
            }
            return Optional.empty();
        } catch (IOException | ReviewHosts.MissingException e) {
            return Optional.of(
                    Diagnostic.error(
                            "The drift could not be posted", "%s.".formatted(e.getMessage())));
        }
    }

    private static OneIssue.Done settle(String name, PlanDocument document, ReviewHost host)
            throws IOException {
        OneIssue issue = new OneIssue(host, "drift " + name);
        if (document.drift().isEmpty()) {
            return issue.close("The objects of the project are as they were applied.");
        }
        return issue.say(
                "Drift in " + name,
                """
                What exists is not what was applied. Either bring it back (`terrane apply` does what the configuration says), or \
                change the configuration and have it reviewed. This issue is kept up to date, and closed when there is no drift.

                %s\
                """
                        .formatted(
                                ReviewComment.renderDrift(
                                        document,
                                        PlanFileWriter.bytes(document),
                                        host.limit() - ROOM_OF_REST)));
    }
}
