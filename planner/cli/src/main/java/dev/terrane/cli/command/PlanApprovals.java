package dev.terrane.cli.command;

import dev.terrane.git.History;
import dev.terrane.project.CodeOwners;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;
import dev.terrane.reconciling.NeededApprovals;
import dev.terrane.reconciling.NeededApprovals.Given;
import dev.terrane.reconciling.NeededApprovals.People;
import dev.terrane.review.host.Approvals;
import dev.terrane.review.host.Approvals.Approval;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.PullRequest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// Whether committed plans were approved by those who have to.
///
/// An approval counts where it was given for a commit that holds the very plan, byte for byte: neither what
/// came before or after it in the branch, nor how the branch was merged, makes a difference.
final class PlanApprovals {
    /// How far back the merge of a plan is looked for.
    private static final int FARTHEST = 500;

    /// How many commits of a rebase the host is asked about.
    private static final int MOST_ASKED = 30;

    private final Repository repository;
    private final ReviewHost host;
    private final Approvals approvals;

    PlanApprovals(Repository repository, ReviewHost host) {
        this.repository = repository;
        this.host = host;
        this.approvals = host.approvals();
    }

    /// What came of looking.
    ///
    /// @param missing in whole sentences
    /// @param approvers who have approved these very plans, as far as they count
    record Found(List<String> missing, List<String> approvers) {
        Found {
            missing = List.copyOf(missing);
            approvers = List.copyOf(approvers);
        }
    }

    /// Looks for approvals of plans that are to be applied.
    ///
    /// @param proposed the pull request that the commit belongs to; nothing where it was merged
    /// @param head the commit that they are applied from
    Found find(
            Project project,
            List<CommittedPlans.Plan> plans,
            Optional<PullRequest> proposed,
            String head)
            throws IOException {
        List<String> missing = new ArrayList<>();
        SequencedSet<String> approvers = new LinkedHashSet<>();
        for (CommittedPlans.Plan plan : plans) {
            Found found = find(project, plan, requests(plan, proposed, head), head);
            found.missing().forEach(each -> missing.add(plan.file() + ": " + each));
            approvers.addAll(found.approvers());
        }
        return new Found(missing, List.copyOf(approvers));
    }

    private List<PullRequest> requests(
            CommittedPlans.Plan plan, Optional<PullRequest> proposed, String head)
            throws IOException {
        if (plan.proposed().isPresent()) {
            return List.of(plan.proposed().get().request());
        }
        boolean own =
                proposed.filter(request -> request.branch().equals(plan.path().branch()))
                        .isPresent();
        return own ? List.of(proposed.orElseThrow()) : merged(plan, head);
    }

    /// What is missing for one that is proposed.
    List<String> missing(
            Project project, CommittedPlans.Plan plan, PullRequest request, String head)
            throws IOException {
        return find(project, plan, List.of(request), head).missing();
    }

    private Found find(
            Project project, CommittedPlans.Plan plan, List<PullRequest> requests, String head)
            throws IOException {
        if (!project.approval().needsPeople()) {
            return new Found(List.of(), List.of());
        }
        Optional<String> blob = blob(plan.path(), head);
        SequencedSet<String> users = new LinkedHashSet<>();
        SequencedMap<String, String> others = new LinkedHashMap<>();
        Set<String> files = new TreeSet<>();
        for (PullRequest request : requests) {
            for (Approval approval : approvals.of(request.number())) {
                if (approval.user().equalsIgnoreCase(request.author())) {
                    continue;
                }
                if (isOf(approval, plan, request, blob)) {
                    users.add(approval.user());
                } else {
                    others.put(approval.user(), approval.commit());
                }
            }
            if (project.approval().codeowners()) {
                files.addAll(filesOf(project, plan, request));
            }
        }
        users.forEach(others::remove);
        NeededApprovals.Verdict verdict =
                NeededApprovals.judge(
                        project.approval(),
                        new Given(users, others, files, owners(project)),
                        people());
        return new Found(verdict.missing(), verdict.counting());
    }

    /// Of a plan that lies in no commit, an approval counts where the plan's digest stood beside the commit by then.
    private boolean isOf(
            Approval approval, CommittedPlans.Plan plan, PullRequest request, Optional<String> blob)
            throws IOException {
        if (plan.proposed().isPresent()) {
            return approval.commit().equals(request.head())
                    && !approval.when().isBefore(plan.proposed().get().since());
        }
        return blob.isPresent() && blob.equals(blob(plan.path(), approval.commit()));
    }

    private Optional<CodeOwners> owners(Project project) throws IOException {
        return project.approval().codeowners()
                ? CodeOwners.read(repository.rules())
                : Optional.empty();
    }

    private People people() {
        return new People() {
            @Override
            public boolean isMember(String team, String user) throws IOException {
                return approvals.isMember(team, user);
            }

            @Override
            public boolean mayWrite(String user) throws IOException {
                return approvals.mayWrite(user);
            }
        };
    }

    /// What a pull request changes of what the plan was made from, and the plan itself.
    private Set<String> filesOf(Project project, CommittedPlans.Plan plan, PullRequest request)
            throws IOException {
        Path root = repository.root();
        Path folder = repository.folder(project);
        Set<String> read = new TreeSet<>(List.of(plan.file()));
        for (String file : plan.document().files().keySet()) {
            Path absolute = folder.resolve(file).normalize();
            if (absolute.startsWith(root)) {
                read.add(root.relativize(absolute).toString().replace('\\', '/'));
            }
        }
        String inside = project.folder().isEmpty() ? "" : project.folder() + "/";
        Set<String> files = new TreeSet<>(approvals.files(request.number()));
        files.removeIf(file -> !read.contains(file) && !file.startsWith(inside));
        return files;
    }

    /// The pull requests that brought the plan to the main branch. Some hosts know only the last commit of those
    /// that were rebased, which comes after the one with the plan.
    private List<PullRequest> merged(CommittedPlans.Plan plan, String head) throws IOException {
        List<String> since = since(plan, head);
        List<PullRequest> brought = host.pullRequestsOf(since.getFirst());
        for (String commit : since.subList(1, Math.min(since.size(), MOST_ASKED))) {
            if (!brought.isEmpty()) {
                break;
            }
            brought =
                    host.pullRequestsOf(commit).stream()
                            .filter(request -> request.branch().equals(plan.path().branch()))
                            .toList();
        }
        return brought;
    }

    /// The commits of the main branch that have the plan as it is, the one that brought it first.
    private List<String> since(CommittedPlans.Plan plan, String head) throws IOException {
        History history = repository.history();
        Optional<String> blob = blob(plan.path(), head);
        List<String> since = new ArrayList<>();
        for (String commit : history.firstParents(head, FARTHEST)) {
            if (!blob.equals(blob(plan.path(), commit))) {
                break;
            }
            since.addFirst(commit);
        }
        return since.isEmpty() ? List.of(head) : since;
    }

    /// The id of the plan's contents in a commit, which may have been left behind by a squash or a rebase: then
    /// only the host still has it.
    private Optional<String> blob(PlanPath path, String commit) throws IOException {
        String file = path.plan();
        String folder = file.substring(0, file.lastIndexOf('/'));
        boolean here =
                commit.matches("[0-9a-f]{40}") && repository.history().commit(commit).isPresent();
        return Optional.ofNullable(
                (here
                                ? repository.history().files(commit, folder)
                                : approvals.blobs(commit, folder))
                        .get(file));
    }
}
