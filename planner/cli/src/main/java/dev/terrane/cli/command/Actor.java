package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;
import dev.terrane.git.Checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who runs a command: the user of the system, whom a pipeline works for, who would commit.
///
/// @param pipeline such as `github:octocat (run 123)`
/// @param person whom the pipeline works for
/// @param git name and address, as a commit would have them
record Actor(
        String user,
        String host,
        Optional<String> pipeline,
        Optional<String> person,
        Optional<String> git) {

    /// A CI service.
    ///
    /// @param known the variable that it sets in all its runs
    /// @param persons those that may name whom it works for
    /// @param run the one that names the run
    private record Service(String name, String known, List<String> persons, String run) {
        boolean isHere(Invocation invocation) {
            return invocation.variable(known).isPresent() || person(invocation).isPresent();
        }

        Optional<String> person(Invocation invocation) {
            return persons.stream().flatMap(name -> invocation.variable(name).stream()).findFirst();
        }

        String text(Invocation invocation) {
            return name
                    + person(invocation).map(":"::concat).orElse("")
                    + invocation.variable(run).map(" (run %s)"::formatted).orElse("");
        }
    }

    private static final List<Service> SERVICES =
            List.of(
                    new Service(
                            "github", "GITHUB_ACTIONS", List.of("GITHUB_ACTOR"), "GITHUB_RUN_ID"),
                    new Service(
                            "gitlab", "GITLAB_CI", List.of("GITLAB_USER_LOGIN"), "CI_PIPELINE_ID"),
                    new Service(
                            "azure-pipelines",
                            "TF_BUILD",
                            List.of("BUILD_REQUESTEDFOREMAIL", "BUILD_REQUESTEDFOR"),
                            "BUILD_BUILDID"),
                    new Service(
                            "bitbucket",
                            "BITBUCKET_BUILD_NUMBER",
                            List.of("BITBUCKET_STEP_TRIGGERER_UUID"),
                            "BITBUCKET_BUILD_NUMBER"),
                    new Service(
                            "buildkite",
                            "BUILDKITE",
                            List.of("BUILDKITE_BUILD_CREATOR_EMAIL", "BUILDKITE_BUILD_CREATOR"),
                            "BUILDKITE_BUILD_NUMBER"),
                    new Service(
                            "circleci",
                            "CIRCLECI",
                            List.of("CIRCLE_USERNAME"),
                            "CIRCLE_WORKFLOW_ID"),
                    new Service(
                            "jenkins",
                            "JENKINS_URL",
                            List.of("BUILD_USER_ID", "CHANGE_AUTHOR"),
                            "BUILD_TAG"));

    /// @param checkout where the configuration lies in one
    static Actor of(CommandContext context, Optional<Checkout> checkout) {
        Invocation invocation = context.invocation();
        Optional<Service> service =
                SERVICES.stream().filter(each -> each.isHere(invocation)).findFirst();
        return new Actor(
                invocation.variable("USER").orElse(System.getProperty("user.name", "unknown")),
                invocation.variable("HOSTNAME").orElseGet(HostName::get),
                service.map(each -> each.text(invocation)),
                service.flatMap(each -> each.person(invocation)),
                checkout.flatMap(Checkout::person));
    }

    /// One name: whom the pipeline works for, otherwise who would commit.
    String name() {
        return person.or(() -> git).orElse(user + "@" + host);
    }

    /// All that is known, by the names that audit records have for it.
    Map<String, String> asMap() {
        Map<String, String> who = new LinkedHashMap<>();
        who.put("user", user);
        who.put("host", host);
        pipeline.ifPresent(text -> who.put("ci", text));
        git.ifPresent(text -> who.put("git", text));
        return who;
    }
}
