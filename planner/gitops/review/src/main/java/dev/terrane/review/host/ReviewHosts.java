package dev.terrane.review.host;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the host that a pipeline works for, and the pull request.
public final class ReviewHosts {
    private ReviewHosts() {}

    /// What was said on the command line; what was not is looked for in the environment.
    ///
    /// @param kind `github`, `gitlab`, `gitea` or `forgejo`
    public record Wanted(
            Optional<String> kind,
            Optional<String> api,
            Optional<String> repository,
            Optional<String> number) {}

    /// What is missing, in words.
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1;

        MissingException(String message) {
            super(message);
        }
    }

    public static ReviewHost find(Wanted wanted, Map<String, String> environment)
            throws MissingException {
        String kind =
                wanted.kind()
                        .orElseGet(() -> environment.containsKey("GITLAB_CI") ? "gitlab" : "github")
                        .toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "github", "gitea", "forgejo" -> gitHub(kind, wanted, environment);
            case "gitlab" -> gitLab(wanted, environment);
            default ->
                    throw new MissingException(
                            "There is no host \"%s\": -host may be github, gitlab, gitea or forgejo."
                                    .formatted(kind));
        };
    }

    private static ReviewHost gitHub(String kind, Wanted wanted, Map<String, String> environment)
            throws MissingException {
        boolean gitHub = kind.equals("github");
        String token =
                first(environment, gitHub ? "GITHUB_TOKEN" : "GITEA_TOKEN", "GITHUB_TOKEN")
                        .orElseThrow(() -> missing("a token", "GITHUB_TOKEN or GITEA_TOKEN"));
        String api =
                wanted.api()
                        .or(() -> first(environment, "GITHUB_API_URL"))
                        .orElse("https://api.github.com");
        String repository =
                wanted.repository()
                        .or(() -> first(environment, "GITHUB_REPOSITORY"))
                        .orElseThrow(() -> missing("the repository", "-repository"));
        String number =
                wanted.number()
                        .or(() -> pullRequest(environment))
                        .orElseThrow(() -> missing("the pull request", "-pull-request"));
        return new GitHubHost(
                new HostApi(api, Map.of("Authorization", (gitHub ? "Bearer " : "token ") + token)),
                repository,
                number);
    }

    /// `refs/pull/17/merge`
    private static Optional<String> pullRequest(Map<String, String> environment) {
        return first(environment, "GITHUB_REF")
                .filter(ref -> ref.matches("refs/pull/\\d+/.*"))
                .map(ref -> ref.split("/")[2]);
    }

    private static ReviewHost gitLab(Wanted wanted, Map<String, String> environment)
            throws MissingException {
        String token =
                first(environment, "GITLAB_TOKEN")
                        .orElseThrow(() -> missing("a token", "GITLAB_TOKEN"));
        return new GitLabHost(
                new HostApi(
                        wanted.api()
                                .or(() -> first(environment, "CI_API_V4_URL"))
                                .orElse("https://gitlab.com/api/v4"),
                        Map.of("PRIVATE-TOKEN", token)),
                wanted.repository()
                        .or(() -> first(environment, "CI_PROJECT_ID"))
                        .orElseThrow(() -> missing("the project", "-repository")),
                wanted.number()
                        .or(() -> first(environment, "CI_MERGE_REQUEST_IID"))
                        .orElseThrow(() -> missing("the merge request", "-pull-request")));
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static MissingException missing(String what, String how) {
        return new MissingException(
                "Nothing says %s. Give %s, or run in a pipeline that does.".formatted(what, how));
    }
}
