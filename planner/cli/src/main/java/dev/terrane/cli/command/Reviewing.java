package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;
import dev.terrane.git.History;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a command works for a pull request: then rules, policies, credentials, providers and backends are
/// those of the base branch, whatever is proposed.
///
/// Pipelines say it, and so does `terrane ci` of a pull request; elsewhere it is `TERRANE_REVIEW=true`.
final class Reviewing {
    private static final String SAID = "TERRANE_REVIEW";
    private static final Set<String> EVENTS =
            Set.of("pull_request", "pull_request_target", "pull_request_review");
    private static final List<String> BASES =
            List.of("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET");

    private Reviewing() {}

    static boolean isOn(Map<String, String> environment) {
        return environment.getOrDefault(SAID, "").equals("true")
                || EVENTS.contains(environment.getOrDefault("GITHUB_EVENT_NAME", ""))
                || environment.getOrDefault("CI_PIPELINE_SOURCE", "").equals("merge_request_event")
                || environment.containsKey("CHANGE_ID");
    }

    /// What works for a pull request, though nothing around it may say so.
    ///
    /// @param base the branch that it is to be merged into, where the pipeline says it
    static CommandContext on(CommandContext context, Optional<String> base) {
        Invocation invocation = context.invocation().with(SAID, "true");
        boolean said = BASES.stream().anyMatch(name -> invocation.variable(name).isPresent());
        return new CommandContext(
                said || base.isEmpty() ? invocation : invocation.with(BASES.getFirst(), base.get()),
                context.originalDirectory(),
                context.limits(),
                context.others());
    }

    /// The commit of the branch that the pull request is to be merged into. Nothing that is proposed has a
    /// say in which that is.
    static Optional<String> base(History history, Map<String, String> environment)
            throws IOException {
        Optional<String> named =
                BASES.stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(name -> !name.isEmpty())
                        .findFirst();
        Optional<String> branch = named.isPresent() ? named : history.mainBranch();
        if (branch.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> remote = history.commit("origin/" + branch.get());
        return remote.isPresent() ? remote : history.commit(branch.get());
    }
}
