package dev.terrane.cli.command;

import java.util.List;

/// Who applies: whom the pipeline works for, otherwise who would commit.
final class Actor {
    private static final List<String> VARIABLES =
            List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID", "CHANGE_AUTHOR");

    private Actor() {}

    static String of(Repository repository, CommandContext context) {
        return VARIABLES.stream()
                .flatMap(name -> context.invocation().variable(name).stream())
                .findFirst()
                .orElseGet(() -> repository.checkout().person());
    }
}
