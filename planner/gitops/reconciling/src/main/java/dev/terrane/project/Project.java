package dev.terrane.project;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One root module of a repository in one workspace, and how it is planned.
///
/// @param name by which people and the folder of its plans call it
/// @param folder relative to the root of the repository, with slashes; empty for the root itself
/// @param varFiles relative to the folder
/// @param dependsOn names of projects that are applied before it
/// @param inputs variables of its root module that take outputs of other projects, by their names
/// @param beforeMerge whether plans are applied on the approved head of a pull request, and then merged
/// @param policies files with rules, relative to the root of the repository
/// @param credentials by what they are for: `plan` or `apply`
public record Project(
        String name,
        String folder,
        String workspace,
        List<String> varFiles,
        List<String> dependsOn,
        SortedMap<String, OutputOf> inputs,
        boolean beforeMerge,
        List<String> policies,
        ApprovalRules approval,
        Map<String, Credentials> credentials) {
    public static final String USUAL_WORKSPACE = "default";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");

    public Project {
        varFiles = List.copyOf(varFiles);
        dependsOn = List.copyOf(dependsOn);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        policies = List.copyOf(policies);
        credentials = Map.copyOf(credentials);
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a project: " + name);
        }
    }

    /// An output of another project: `network.vpc_id`.
    public record OutputOf(String project, String output) {
        /// Nothing where it is not of this form. The name of a project may have dots, that of an output has
        /// none.
        static Optional<OutputOf> parse(String text) {
            int dot = text.lastIndexOf('.');
            return dot <= 0 || dot == text.length() - 1
                    ? Optional.empty()
                    : Optional.of(new OutputOf(text.substring(0, dot), text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return project + "." + output;
        }
    }

    /// One that was found, with nothing said of it.
    public static Project found(String name, String folder) {
        return new Project(
                name,
                folder,
                USUAL_WORKSPACE,
                List.of(),
                List.of(),
                new TreeMap<>(),
                false,
                List.of(),
                ApprovalRules.NONE,
                Map.of());
    }

    /// A name is also a folder: no part of it begins with a dot.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// What the environment of a plan or an apply is set to.
    public Optional<Credentials> credentialsFor(String use) {
        return Optional.ofNullable(credentials.get(use));
    }

    /// `live/network`, or `.` for the root of the repository.
    public String shownFolder() {
        return folder.isEmpty() ? "." : folder;
    }
}
