package dev.terrane.cli.command;

import dev.terrane.installing.service.Proxies;
import dev.terrane.review.host.ReviewHosts;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Optional;

/// How commands are told which host of Git they report to.
final class HostOptions {
    private HostOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text("host", "KIND", "github, gitlab, gitea or forgejo."))
                .addOption(Options.text("api", "URL", "Where the host's REST interface is."))
                .addOption(
                        Options.text(
                                "repository",
                                "NAME",
                                "OWNER/NAME; with GitLab, the number or path of the project."));
    }

    static ReviewHosts of(ParseResult arguments, CommandContext context, Repository repository) {
        return hosts(
                new ReviewHosts.Wanted(
                        said(arguments, "host", context),
                        said(arguments, "api", context),
                        said(arguments, "repository", context),
                        said(arguments, "pull-request", context),
                        repository.checkout().origin()),
                context);
    }

    /// The same where nothing is said on the command line.
    static ReviewHosts of(CommandContext context, Repository repository) {
        return hosts(
                new ReviewHosts.Wanted(
                        variable("host", context),
                        variable("api", context),
                        variable("repository", context),
                        variable("pull-request", context),
                        repository.checkout().origin()),
                context);
    }

    private static ReviewHosts hosts(ReviewHosts.Wanted wanted, CommandContext context) {
        var environment = context.invocation().environment();
        return new ReviewHosts(wanted, environment, new Proxies(environment));
    }

    /// `-api`, or `TERRANE_REVIEW_API`.
    private static Optional<String> said(
            ParseResult arguments, String name, CommandContext context) {
        Optional<String> option =
                arguments.hasMatchedOption("-" + name)
                        ? Options.textOf(arguments, name)
                        : Optional.empty();
        return option.or(() -> variable(name, context));
    }

    private static Optional<String> variable(String name, CommandContext context) {
        return context.invocation()
                .variable(
                        "TERRANE_REVIEW_"
                                + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }
}
