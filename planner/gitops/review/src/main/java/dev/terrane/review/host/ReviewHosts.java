package dev.terrane.review.host;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the host that a pipeline works for, and the pull request.
public final class ReviewHosts {
    private static final Duration CONNECTS = Duration.ofSeconds(30);

    private final Wanted wanted;
    private final Map<String, String> environment;
    private final ProxySelector proxies;

    /// @param environment of the process: what was not said is looked for in it
    public ReviewHosts(Wanted wanted, Map<String, String> environment, ProxySelector proxies) {
        this.wanted = wanted;
        this.environment = environment;
        this.proxies = proxies;
    }

    /// What was said on the command line.
    ///
    /// @param kind `github`, `gitlab`, `gitea` or `forgejo`
    /// @param api where its REST interface is
    /// @param repository OWNER/NAME; with GitLab its number or path
    /// @param number of the pull request
    /// @param origin where the checkout was cloned from
    public record Wanted(
            Optional<String> kind,
            Optional<String> api,
            Optional<String> repository,
            Optional<String> number,
            Optional<String> origin) {}

    /// What is missing, in words.
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1;

        MissingException(String message) {
            super(message);
        }
    }

    /// Whether anything says where a host is, and as whom to write there. Where nothing does, commands that
    /// merely report besides leave it.
    public boolean isKnown() {
        try {
            find();
            return true;
        } catch (MissingException e) {
            return false;
        }
    }

    public ReviewHost find() throws MissingException {
        String kind = kind();
        return switch (kind) {
            case "github" ->
                    new GitHubHost(api("Bearer ", "GITHUB_TOKEN", "GH_TOKEN"), repository());
            case "gitea", "forgejo" ->
                    new GiteaHost(
                            api("token ", "GITEA_TOKEN", "FORGEJO_TOKEN", "GITHUB_TOKEN"),
                            repository(),
                            kind + "-actions");
            case "gitlab" -> new GitLabHost(api("Bearer ", "GITLAB_TOKEN"), repository());
            default ->
                    throw new MissingException(
                            "There is no host \"%s\": -host may be github, gitlab, gitea or forgejo."
                                    .formatted(kind));
        };
    }

    /// `refs/pull/17/merge` with GitHub; Jenkins has `CHANGE_ID`.
    public Optional<String> pullRequest() {
        return wanted.number()
                .or(() -> first("CI_MERGE_REQUEST_IID", "CHANGE_ID"))
                .or(() ->
                        first("GITHUB_REF")
                                .filter(ref -> ref.matches("refs/pull/\\d+/.*"))
                                .map(ref -> ref.split("/")[2]));
    }

    public String requiredPullRequest() throws MissingException {
        return pullRequest().orElseThrow(() -> missing("the pull request", "-pull-request"));
    }

    /// What is said, what the pipeline is, what the address of the repository looks like, and for what
    /// there is a token, in this order.
    private String kind() {
        return wanted.kind()
                .map(kind -> kind.toLowerCase(Locale.ROOT))
                .or(this::kindOfPipeline)
                .or(() -> origin().flatMap(Origin::kind))
                .or(this::kindOfToken)
                .orElse("github");
    }

    private Optional<String> kindOfPipeline() {
        if (first("FORGEJO_ACTIONS").isPresent()) {
            return Optional.of("forgejo");
        }
        boolean gitea = first("GITHUB_API_URL").filter(api -> api.endsWith("/api/v1")).isPresent();
        if (gitea || first("GITEA_ACTIONS").isPresent()) {
            return Optional.of("gitea");
        }
        if (first("GITLAB_CI").isPresent()) {
            return Optional.of("gitlab");
        }
        return first("GITHUB_ACTIONS").map(on -> "github");
    }

    private Optional<String> kindOfToken() {
        if (first("GITLAB_TOKEN").isPresent()) {
            return Optional.of("gitlab");
        }
        if (first("GITEA_TOKEN").isPresent()) {
            return Optional.of("gitea");
        }
        return first("FORGEJO_TOKEN").map(token -> "forgejo");
    }

    private Optional<Origin> origin() {
        return wanted.origin().flatMap(Origin::of);
    }

    private String repository() throws MissingException {
        return wanted.repository()
                .or(() ->
                        kind().equals("gitlab")
                                ? first("CI_PROJECT_ID")
                                : first("GITHUB_REPOSITORY"))
                .or(() -> origin().map(Origin::path))
                .orElseThrow(() -> missing("the repository", "-repository"));
    }

    private HostApi api(String scheme, String... tokens) throws MissingException {
        String token =
                first(tokens).orElseThrow(() -> missing("a token", String.join(" or ", tokens)));
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(proxies)
                        .connectTimeout(CONNECTS)
                        .build();
        return new HostApi(client, address(), Map.of("Authorization", scheme + token));
    }

    private String address() throws MissingException {
        String kind = kind();
        return wanted.api()
                .or(() -> kind.equals("gitlab") ? first("CI_API_V4_URL") : first("GITHUB_API_URL"))
                .or(() -> origin().map(origin -> origin.api(kind)))
                .or(() -> Origin.usual(kind))
                .orElseThrow(() -> missing("where the host is", "-api"));
    }

    private Optional<String> first(String... names) {
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
