package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.Sha256;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.Posted;
import dev.terrane.review.host.ReviewHost.PullRequest;
import dev.terrane.review.host.ReviewHost.State;
import dev.terrane.review.host.ReviewHosts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plans that lie in no commit: those of forks, whose pipelines may not write to the repository. They are
/// artifacts. A run that may write has posted their digests as statuses of the commit that was proposed, and by
/// these they are known again once it is merged.
final class ForkPlans {
    private static final String STATUS = ReviewPostCommand.PLAN_STATUS;
    private static final String ALGORITHM = "sha256:";

    /// How far back merges are looked for.
    private static final int FARTHEST = 100;

    private final Repository repository;
    private final String head;
    private final Optional<Path> folder;
    private final Map<String, List<PullRequest>> requests = new HashMap<>();
    private final Map<String, Map<String, Posted>> statuses = new HashMap<>();
    private @Nullable ReviewHost host;

    /// What a plan came with.
    ///
    /// @param since when its digest stands beside the commit: who approved earlier has not seen it
    record Proposed(PullRequest request, Instant since) {}

    /// @param head the commit that is applied
    /// @param folder laid out as the one of committed plans; it need not be there
    ForkPlans(Repository repository, String head, Optional<Path> folder) {
        this.repository = repository;
        this.head = head;
        this.folder = folder.filter(Files::isDirectory);
    }

    /// Those of a project, without asking anybody.
    List<CommittedPlans.Plan> of(Project project, Diagnostics problems) throws IOException {
        if (folder.isEmpty()) {
            return List.of();
        }
        List<CommittedPlans.Plan> plans = new ArrayList<>();
        for (PlanPath path : CommittedPlans.paths(folder.get(), repository, project)) {
            Path file = file(path);
            ApprovedApply.read(file, file.toString(), problems)
                    .map(read -> new CommittedPlans.Plan(path, read.bytes(), read.document()))
                    .ifPresent(plans::add);
        }
        return plans;
    }

    private Path file(PlanPath path) {
        String inside = path.plan().substring(path.folder().length() + 1);
        return folder.orElseThrow().resolve(inside);
    }

    /// The same plan with the pull request that it came with; a problem where none that was merged proposed it.
    Optional<CommittedPlans.Plan> merged(CommittedPlans.Plan plan, Diagnostics problems) {
        try {
            Optional<Proposed> proposed = proposed(plan);
            if (proposed.isEmpty()) {
                problems.add(unknown(plan));
            }
            return proposed.map(plan::with);
        } catch (ReviewHosts.MissingException | IOException e) {
            problems.add(
                    Diagnostic.error(
                            "The plan of a fork can not be checked",
                            "Whether \"%s\" is what was reviewed, the host of the repository tells by a status of the commit, and it could not be asked: %s"
                                    .formatted(plan.file(), e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<Proposed> proposed(CommittedPlans.Plan plan)
            throws IOException, ReviewHosts.MissingException {
        String digest = ALGORITHM + Sha256.of(plan.bytes());
        for (String commit : repository.history().firstParents(head, FARTHEST)) {
            for (PullRequest request : requests(commit)) {
                Posted posted = statuses(request).get(STATUS + plan.path().project());
                if (posted != null && says(posted, digest)) {
                    return Optional.of(new Proposed(request, posted.since()));
                }
            }
        }
        return Optional.empty();
    }

    /// The same for one that is proposed. Where its digest was not posted yet, nobody can have seen it.
    static CommittedPlans.Plan proposed(
            CommittedPlans.Plan plan, ReviewHost host, PullRequest request, String commit)
            throws IOException {
        String digest = ALGORITHM + Sha256.of(plan.bytes());
        Instant since =
                Optional.ofNullable(host.statuses(commit).get(STATUS + plan.path().project()))
                        .filter(posted -> says(posted, digest))
                        .map(Posted::since)
                        .orElse(Instant.MAX);
        return plan.with(new Proposed(request, since));
    }

    private static boolean says(Posted posted, String digest) {
        return posted.status().state() == State.SUCCESS
                && posted.status().description().equals(digest);
    }

    private static Diagnostic unknown(CommittedPlans.Plan plan) {
        return Diagnostic.error(
                "The plan of a fork is not the one that was reviewed",
                "\"%s\" has the digest %s, and no pull request that was merged has proposed a commit whose status \"%s\" says so. A plan that was made again, changed, or never posted is not applied."
                        .formatted(
                                plan.file(),
                                ALGORITHM + Sha256.of(plan.bytes()),
                                STATUS + plan.path().project()));
    }

    /// Projects whose reviewed plans came with the commit that is applied, and are not here.
    ///
    /// @param digests of all plans that are, in hexadecimal
    List<Diagnostic> missing(List<Project> projects, Set<String> digests) {
        List<Diagnostic> missing = new ArrayList<>();
        try {
            for (PullRequest request : requests(head)) {
                for (Project project : projects) {
                    Posted posted = statuses(request).get(STATUS + project.name());
                    if (posted != null && isAbsent(posted, digests)) {
                        missing.add(absent(project, request));
                    }
                }
            }
        } catch (ReviewHosts.MissingException | IOException e) {
            return List.of(); // nobody knows of any
        }
        return missing;
    }

    private static boolean isAbsent(Posted posted, Set<String> digests) {
        return digests.stream().noneMatch(each -> says(posted, ALGORITHM + each));
    }

    private static Diagnostic absent(Project project, PullRequest request) {
        return Diagnostic.error(
                "The plan of a fork is not here",
                "What pull request #%s plans for \"%s\" lies in no commit, and was not applied. Give the folder of its artifact: terrane apply -committed -fork-plans=FOLDER"
                        .formatted(request.number(), project.name()));
    }

    private List<PullRequest> requests(String commit)
            throws IOException, ReviewHosts.MissingException {
        List<PullRequest> known = requests.get(commit);
        if (known == null) {
            known = host().pullRequestsOf(commit);
            requests.put(commit, known);
        }
        return known;
    }

    private Map<String, Posted> statuses(PullRequest request)
            throws IOException, ReviewHosts.MissingException {
        Map<String, Posted> known = statuses.get(request.head());
        if (known == null) {
            known = host().statuses(request.head());
            statuses.put(request.head(), known);
        }
        return known;
    }

    private ReviewHost host() throws ReviewHosts.MissingException {
        if (host == null) {
            host = HostOptions.of(repository.context(), repository).find();
        }
        return host;
    }
}
