package dev.terrane.cli.command;

import dev.terrane.git.Remote;
import dev.terrane.planfile.PlanCollision;
import dev.terrane.planfile.PlanCollision.Meeting;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileException;
import dev.terrane.planfile.PlanFileReader;
import dev.terrane.project.PlanPath;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.PullRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the plans of a pull request collide with those of others that are open.
///
/// Of two that conflict, the one that was opened later is blocked: were both, neither could be merged.
final class Collisions {
    private static final int MOST_MEETINGS = 3;
    private static final String LOCAL = "refs/terrane/pull-requests/";

    private final Repository repository;
    private final PullRequest own;
    private final Map<PullRequest, String> commits;

    /// @param blockers in whole sentences
    /// @param notices the same, of what blocks the other
    record Found(List<String> blockers, List<String> notices) {}

    private Collisions(Repository repository, PullRequest own, Map<PullRequest, String> commits) {
        this.repository = repository;
        this.own = own;
        this.commits = commits;
    }

    /// Fetches what the others propose.
    static Collisions with(
            Repository repository, ReviewHost host, PullRequest own, CommandContext context)
            throws IOException {
        Map<String, String> references = new LinkedHashMap<>();
        List<PullRequest> others = new ArrayList<>();
        for (PullRequest other : host.openPullRequests()) {
            if (!other.number().equals(own.number()) && other.base().equals(own.base())) {
                others.add(other);
                references.put(host.reference(other.number()), LOCAL + other.number());
            }
        }
        Map<PullRequest, String> commits = new LinkedHashMap<>();
        if (!others.isEmpty()) {
            try (Remote remote = repository.checkout().remote("origin")) {
                remote.fetch(references);
            }
            for (PullRequest other : others) {
                repository
                        .history()
                        .commit(LOCAL + other.number())
                        .ifPresent(commit -> commits.put(other, commit));
            }
        }
        return new Collisions(repository, own, commits);
    }

    Found of(CommittedPlans.Plan plan) throws IOException {
        List<String> blockers = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (Map.Entry<PullRequest, String> other : commits.entrySet()) {
            for (PlanDocument theirs : plans(plan.path(), other.getKey(), other.getValue())) {
                List<Meeting> meetings = PlanCollision.of(plan.document(), theirs);
                switch (PlanCollision.verdict(meetings)) {
                    case COMMUTE -> {
                        // nothing to be said
                    }
                    case ORDERED -> notices.add(ordered(other.getKey(), meetings));
                    case CONFLICT -> {
                        if (isEarlier(other.getKey())) {
                            blockers.add(
                                    conflict(
                                            other.getKey(),
                                            meetings,
                                            "Once it is merged or closed, plan again."));
                        } else {
                            notices.add(
                                    conflict(
                                            other.getKey(),
                                            meetings,
                                            "It was opened later, and is blocked by this one."));
                        }
                    }
                }
            }
        }
        return new Found(blockers, notices);
    }

    private boolean isEarlier(PullRequest other) {
        return Long.parseLong(other.number()) < Long.parseLong(own.number());
    }

    /// A plan that can not be read, whoever wrote it, says nothing; it blocks its own pull request.
    private List<PlanDocument> plans(PlanPath path, PullRequest other, String commit)
            throws IOException {
        PlanPath theirs = new PlanPath(path.folder(), path.project(), other.branch());
        Optional<byte[]> bytes = repository.history().file(commit, theirs.plan());
        if (bytes.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(PlanFileReader.read(bytes.get()));
        } catch (PlanFileException e) {
            return List.of();
        }
    }

    private static String conflict(PullRequest other, List<Meeting> meetings, String end) {
        return "It collides with pull request #%s: %s. %s"
                .formatted(other.number(), places(meetings, PlanCollision.Verdict.CONFLICT), end);
    }

    private static String ordered(PullRequest other, List<Meeting> meetings) {
        return "Pull request #%s touches the same: %s. Whichever is applied later has to be planned again."
                .formatted(other.number(), places(meetings, PlanCollision.Verdict.ORDERED));
    }

    private static String places(List<Meeting> meetings, PlanCollision.Verdict verdict) {
        List<String> texts =
                meetings.stream()
                        .filter(meeting -> meeting.verdict() == verdict)
                        .map(Collisions::text)
                        .toList();
        int more = texts.size() - MOST_MEETINGS;
        return String.join("; ", texts.subList(0, Math.min(MOST_MEETINGS, texts.size())))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String text(Meeting meeting) {
        return meeting.attribute().isEmpty()
                ? "%s (%s)".formatted(meeting.place(), meeting.why())
                : "%s, %s (%s)".formatted(meeting.place(), meeting.attribute(), meeting.why());
    }
}
