package dev.terrane.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a pipeline runs.
///
/// @param base the branch that a pull request is to be merged into, where the pipeline says it
/// @param head the branch of the pull request; of a merge, the branch that was pushed, where it may be
///     another one than the main branch
/// @param commit that the pull request proposes, where the pipeline says it
/// @param fork whether the branch lies in another repository, so that nothing can be pushed to it
record Pipeline(
        Event event,
        Optional<String> base,
        Optional<String> head,
        Optional<String> commit,
        boolean fork) {
    enum Event {
        PULL_REQUEST,
        /// Somebody approved a pull request, or takes it back.
        REVIEW,
        MERGE,
        SCHEDULE,
        /// Something that nothing is to be done for, such as a push to a branch without a pull request.
        OTHER
    }

    /// Nothing where no pipeline is to be seen.
    ///
    /// @param named on the command line
    /// @param event what GitHub says of it
    static Optional<Pipeline> of(
            Optional<String> named, Map<String, String> environment, EventFile event) {
        if (named.isPresent()) {
            return named(named.get());
        }
        if (environment.containsKey("GITHUB_EVENT_NAME")) {
            return Optional.of(gitHub(environment, event));
        }
        if (environment.containsKey("CI_PIPELINE_SOURCE")) {
            return Optional.of(gitLab(environment));
        }
        return environment.containsKey("JENKINS_URL")
                ? Optional.of(jenkins(environment))
                : Optional.empty();
    }

    private static Optional<Pipeline> named(String event) {
        return switch (event) {
            case "pull-request" -> Optional.of(of(Event.PULL_REQUEST));
            case "review" -> Optional.of(of(Event.REVIEW));
            case "merge" -> Optional.of(of(Event.MERGE));
            case "schedule" -> Optional.of(of(Event.SCHEDULE));
            default -> Optional.empty();
        };
    }

    private static Pipeline of(Event event) {
        return new Pipeline(event, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// Gitea's and Forgejo's actions set the same variables.
    private static Pipeline gitHub(Map<String, String> environment, EventFile event) {
        return switch (environment.getOrDefault("GITHUB_EVENT_NAME", "")) {
            case "pull_request", "pull_request_target" ->
                    new Pipeline(
                            Event.PULL_REQUEST,
                            text(environment, "GITHUB_BASE_REF"),
                            text(environment, "GITHUB_HEAD_REF"),
                            event.headCommit(),
                            event.isFork());
            // the variables of pull requests are not set for it
            case "pull_request_review" ->
                    new Pipeline(
                            Event.REVIEW,
                            event.baseBranch(),
                            event.headBranch(),
                            event.headCommit(),
                            event.isFork());
            case "push" ->
                    new Pipeline(
                            Event.MERGE,
                            Optional.empty(),
                            text(environment, "GITHUB_REF_NAME"),
                            Optional.empty(),
                            false);
            case "schedule" -> of(Event.SCHEDULE);
            default -> of(Event.OTHER);
        };
    }

    private static Pipeline gitLab(Map<String, String> environment) {
        return switch (environment.getOrDefault("CI_PIPELINE_SOURCE", "")) {
            case "merge_request_event" ->
                    new Pipeline(
                            Event.PULL_REQUEST,
                            text(environment, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
                            text(environment, "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"),
                            text(environment, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")
                                    .or(() -> text(environment, "CI_COMMIT_SHA")),
                            text(environment, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID")
                                    .filter(id ->
                                            !text(environment, "CI_PROJECT_ID")
                                                    .equals(Optional.of(id)))
                                    .isPresent());
            case "push" ->
                    of(
                            text(environment, "CI_COMMIT_BRANCH")
                                            .equals(text(environment, "CI_DEFAULT_BRANCH"))
                                    ? Event.MERGE
                                    : Event.OTHER);
            case "schedule" -> of(Event.SCHEDULE);
            default -> of(Event.OTHER);
        };
    }

    private static Pipeline jenkins(Map<String, String> environment) {
        if (environment.containsKey("CHANGE_ID")) {
            return new Pipeline(
                    Event.PULL_REQUEST,
                    text(environment, "CHANGE_TARGET"),
                    text(environment, "CHANGE_BRANCH"),
                    Optional.empty(),
                    environment.containsKey("CHANGE_FORK"));
        }
        boolean timer = environment.getOrDefault("BUILD_CAUSE", "").contains("TIMERTRIGGER");
        boolean main = environment.getOrDefault("BRANCH_IS_PRIMARY", "").equals("true");
        return of(timer ? Event.SCHEDULE : main ? Event.MERGE : Event.OTHER);
    }

    /// The same, unless another branch than that was pushed.
    ///
    /// @param main the branch that pull requests are merged into, where that is known
    Pipeline unlessElsewhere(Optional<String> main) {
        return event == Event.MERGE && head.isPresent() && !head.equals(main)
                ? of(Event.OTHER)
                : this;
    }

    /// The same, for a pull request into that branch where the pipeline names none.
    Pipeline into(Optional<String> main) {
        return isOfPullRequest() && base.isEmpty()
                ? new Pipeline(event, main, head, commit, fork)
                : this;
    }

    /// Whether it runs for what is not merged.
    boolean isOfPullRequest() {
        return event == Event.PULL_REQUEST || event == Event.REVIEW;
    }

    /// How it is done.
    ///
    /// @param verify the author's plans are verified, and none is made
    /// @param artifact plans are made and not committed
    /// @param host whether there is one to report to
    /// @param forkPlans where plans are that lie in no commit
    /// @param beforeMerge whether plans of some project are applied as soon as they are approved
    record Manner(
            boolean verify,
            boolean artifact,
            boolean host,
            Optional<String> forkPlans,
            boolean beforeMerge) {
        Manner(boolean verify, boolean artifact, boolean host) {
            this(verify, artifact, host, Optional.empty(), false);
        }
    }

    /// The commands, one after the other; none where nothing is to be done.
    List<List<String>> commands(Manner manner) {
        return switch (event) {
            case PULL_REQUEST -> manner.verify() ? verifying(manner) : planning(manner);
            case REVIEW -> reviewed(manner);
            case MERGE -> List.of(applying(manner));
            case SCHEDULE ->
                    List.of(manner.host() ? List.of("drift", "-issues") : List.of("drift"));
            case OTHER -> List.of();
        };
    }

    /// What is approved now may be merged, or is applied first. Nothing is planned again; the plans of a fork
    /// are not here.
    private List<List<String>> reviewed(Manner manner) {
        if (!manner.host() || fork) {
            return List.of();
        }
        List<String> post = new ArrayList<>(List.of("review", "post", "-detailed-exitcode"));
        addBranches(post);
        commit.ifPresent(id -> post.add("-sha=" + id));
        return manner.beforeMerge() ? List.of(post, applying(manner)) : List.of(post);
    }

    private static List<String> applying(Manner manner) {
        List<String> words = new ArrayList<>(List.of("apply", "-committed", "-input=false"));
        manner.forkPlans().ifPresent(folder -> words.add("-fork-plans=" + folder));
        return words;
    }

    private List<List<String>> verifying(Manner manner) {
        List<String> words = new ArrayList<>();
        if (manner.host()) {
            words.addAll(List.of("review", "post", "-verify=always", "-detailed-exitcode"));
            addBranches(words);
            commit.ifPresent(id -> words.add("-sha=" + id));
        } else {
            words.add("verify");
            base.ifPresent(name -> words.add("-base=" + name));
        }
        return List.of(List.copyOf(words));
    }

    private List<List<String>> planning(Manner manner) {
        List<List<String>> commands = new ArrayList<>();
        List<String> plan = new ArrayList<>(List.of("plan", "-commit", "-input=false"));
        if (manner.artifact()) {
            plan.add("-artifact");
        }
        addBranches(plan);
        commands.add(plan);
        if (manner.host()) {
            List<String> post = new ArrayList<>(List.of("review", "post"));
            addBranches(post);
            if (manner.artifact()) {
                post.add("-digests");
                commit.ifPresent(id -> post.add("-sha=" + id));
            }
            commands.add(post);
        }
        return commands;
    }

    private void addBranches(List<String> words) {
        base.ifPresent(name -> words.add("-base=" + name));
        head.ifPresent(name -> words.add("-branch=" + name));
    }
}
