package dev.terrane.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The token of a pipeline, for the server that the pipeline runs for and for no other.
final class PipelineTokens extends UserAndPassword {
    private final Map<String, String> environment;

    /// @param server the variable that names it
    /// @param tokens the variables that may hold one
    /// @param user as whom a token signs in
    private record Kind(String server, List<String> tokens, String user) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "GITHUB_SERVER_URL",
                            List.of("GITEA_TOKEN", "FORGEJO_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"),
                            "x-access-token"),
                    new Kind("CI_SERVER_URL", List.of("GITLAB_TOKEN"), "oauth2"));

    PipelineTokens(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        for (Kind kind : KINDS) {
            Optional<String> token =
                    kind.tokens().stream().flatMap(n -> value(n).stream()).findFirst();
            if (token.isPresent() && isAt(uri, value(kind.server()).orElse(""))) {
                fill(kind.user(), token.get(), items);
                return true;
            }
        }
        return false;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    private static boolean isAt(URIish uri, String server) {
        try {
            URI named = URI.create(server);
            return !server.isEmpty()
                    && String.valueOf(uri.getScheme()).equals(named.getScheme())
                    && String.valueOf(uri.getHost()).equals(named.getHost())
                    && uri.getPort() == named.getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
