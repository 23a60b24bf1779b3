package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who runs a command: the user of the system, the run of a CI service, the author that Git is told.
final class Actor {
    /// Of each CI service: the variable by which it is known, those of the person and of the run.
    private record Service(String name, String known, String person, String run) {}

    private static final List<Service> SERVICES =
            List.of(
                    new Service("github", "GITHUB_ACTIONS", "GITHUB_ACTOR", "GITHUB_RUN_ID"),
                    new Service("gitlab", "GITLAB_CI", "GITLAB_USER_LOGIN", "CI_PIPELINE_ID"),
                    new Service("azure", "TF_BUILD", "BUILD_REQUESTEDFOREMAIL", "BUILD_BUILDID"),
                    new Service(
                            "bitbucket",
                            "BITBUCKET_BUILD_NUMBER",
                            "BITBUCKET_STEP_TRIGGERER_UUID",
                            "BITBUCKET_BUILD_NUMBER"),
                    new Service(
                            "buildkite",
                            "BUILDKITE",
                            "BUILDKITE_BUILD_CREATOR_EMAIL",
                            "BUILDKITE_BUILD_ID"),
                    new Service("circleci", "CIRCLECI", "CIRCLE_USERNAME", "CIRCLE_WORKFLOW_ID"),
                    new Service("jenkins", "JENKINS_URL", "BUILD_USER_ID", "BUILD_TAG"));

    private Actor() {}

    static Map<String, String> of(CommandContext context) {
        Invocation invocation = context.invocation();
        Map<String, String> who = new LinkedHashMap<>();
        who.put(
                "user",
                invocation.variable("USER").orElse(System.getProperty("user.name", "unknown")));
        who.put("host", invocation.variable("HOSTNAME").orElseGet(HostName::get));
        SERVICES.stream()
                .filter(service -> invocation.variable(service.known()).isPresent())
                .findFirst()
                .ifPresent(service -> who.put("ci", ofService(service, invocation)));
        author(invocation).ifPresent(author -> who.put("author", author));
        return who;
    }

    /// `github:octocat (run 123)`.
    private static String ofService(Service service, Invocation invocation) {
        return service.name()
                + ":"
                + invocation.variable(service.person()).orElse("somebody")
                + invocation.variable(service.run()).map(run -> " (run " + run + ")").orElse("");
    }

    private static Optional<String> author(Invocation invocation) {
        String name = invocation.variable("GIT_AUTHOR_NAME").orElse("");
        String email =
                invocation
                        .variable("GIT_AUTHOR_EMAIL")
                        .map(address -> "<" + address + ">")
                        .orElse("");
        String both = (name + " " + email).strip();
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
