package dev.terrane.project;

import java.util.Optional;

/// Where the plan of a project for a branch is committed: `plans/network/feature~x.plan.json` for the
/// branch `feature/x`. No name of a branch has a `~`, so that two branches never meet in one file.
///
/// @param folder of all plans
public record PlanPath(String folder, String project, String branch) {
    private static final String PLAN = ".plan.json";
    private static final String READABLE = ".plan.md";

    /// The plan itself.
    public String plan() {
        return base() + PLAN;
    }

    /// The same for people.
    public String readable() {
        return base() + READABLE;
    }

    private String base() {
        return folder + "/" + project + "/" + branch.replace('/', '~');
    }

    /// Nothing where a path is no plan, or lies elsewhere.
    public static Optional<PlanPath> parse(String folder, String path) {
        if (!path.startsWith(folder + "/") || !path.endsWith(PLAN)) {
            return Optional.empty();
        }
        String inside = path.substring(folder.length() + 1, path.length() - PLAN.length());
        int slash = inside.lastIndexOf('/');
        return slash < 1
                ? Optional.empty()
                : Optional.of(
                        new PlanPath(
                                folder,
                                inside.substring(0, slash),
                                inside.substring(slash + 1).replace('~', '/')));
    }
}
