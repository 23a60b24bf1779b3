package dev.terrane.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The projects of a repository, each after those that it depends on.
///
/// @param declared whether `terrane.hcl` says them, and they were not merely found
public record Projects(ReviewRules rules, List<Project> all, boolean declared) {
    public Projects {
        all = ordered(all);
    }

    /// By name where nothing else decides.
    private static List<Project> ordered(List<Project> projects) {
        Set<Project> done = new LinkedHashSet<>();
        List<Project> byName = new ArrayList<>(projects);
        byName.sort(java.util.Comparator.comparing(Project::name));
        byName.forEach(project -> visit(project, byName, done, new LinkedHashSet<>()));
        return List.copyOf(done);
    }

    private static void visit(
            Project project, List<Project> all, Set<Project> done, Set<Project> around) {
        if (!around.add(project)) {
            throw new IllegalArgumentException("projects depend on each other: " + around);
        }
        for (String name : project.dependsOn()) {
            all.stream()
                    .filter(other -> other.name().equals(name) && !done.contains(other))
                    .forEach(other -> visit(other, all, done, around));
        }
        around.remove(project);
        done.add(project);
    }

    public Optional<Project> named(String name) {
        return all.stream().filter(project -> project.name().equals(name)).findFirst();
    }

    /// Those in one folder: one for each workspace.
    public List<Project> in(String folder) {
        return all.stream().filter(project -> project.folder().equals(folder)).toList();
    }

    /// These and all that come after one of them, in the order in which they are applied.
    public List<Project> withDependents(Collection<Project> some) {
        Set<String> names = new LinkedHashSet<>();
        some.forEach(project -> names.add(project.name()));
        List<Project> found = new ArrayList<>();
        for (Project project : all) {
            if (names.contains(project.name())
                    || project.dependsOn().stream().anyMatch(names::contains)) {
                names.add(project.name());
                found.add(project);
            }
        }
        return found;
    }

    /// All that come before one of them, in the order in which they are applied.
    public List<Project> before(Project one) {
        Set<String> names = new LinkedHashSet<>(one.dependsOn());
        for (Project project : all.reversed()) {
            if (names.contains(project.name())) {
                names.addAll(project.dependsOn());
            }
        }
        return all.stream().filter(project -> names.contains(project.name())).toList();
    }

    public List<String> names() {
        return all.stream().map(Project::name).toList();
    }
}
