package dev.terrane.cli.view;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.installing.lock.ConstraintText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Which module asks for which providers, as `terraform providers` draws it.
public final class RequirementTree {
    private static final String ROOT = ".";
    private static final String COLUMN = "│\u00a0\u00a0 ";

    private RequirementTree() {}

    /// A line of the tree, with what hangs on it.
    public record Branch(String text, List<Branch> branches) {
        public Branch {
            branches = List.copyOf(branches);
        }
    }

    /// @param tests what hangs on the root besides its providers and modules
    public static String ofConfiguration(ModuleNode root, List<Branch> tests) {
        List<Branch> branches = new ArrayList<>(providers(root.config()));
        branches.addAll(tests);
        branches.addAll(children(root));
        StringBuilder text =
                new StringBuilder("\nProviders required by configuration:\n").append(ROOT);
        text.append('\n');
        append(branches, "", text);
        return text.append('\n').toString();
    }

    public static String ofState(SortedSet<ProviderSource> sources) {
        StringBuilder text = new StringBuilder("Providers required by state:\n\n");
        sources.forEach(source -> text.append("    ").append(provider(source)).append("\n\n"));
        return text.toString();
    }

    /// What hangs on a module: its providers, then the modules that it calls.
    public static List<Branch> of(ModuleNode module) {
        List<Branch> branches = new ArrayList<>(providers(module.config()));
        branches.addAll(children(module));
        return branches;
    }

    private static List<Branch> children(ModuleNode module) {
        return module.children().entrySet().stream()
                .map(child -> new Branch("module." + child.getKey(), of(child.getValue())))
                .toList();
    }

    private static List<Branch> providers(ModuleConfig module) {
        SortedMap<ProviderSource, VersionConstraint> wanted = new TreeMap<>();
        module.requirements()
                .values()
                .forEach(requirement ->
                        wanted.merge(
                                requirement.source(),
                                constraint(requirement),
                                VersionConstraint::and));
        module.providers()
                .keySet()
                .forEach(each ->
                        wanted.putIfAbsent(module.source(each.name()), VersionConstraint.ANY));
        module.resources()
                .values()
                .forEach(each ->
                        wanted.putIfAbsent(
                                module.source(each.provider().name()), VersionConstraint.ANY));
        return wanted.entrySet().stream().map(entry -> new Branch(line(entry), List.of())).toList();
    }

    private static VersionConstraint constraint(ProviderRequirement requirement) {
        return requirement
                .constraint()
                .flatMap(VersionConstraint::parse)
                .orElse(VersionConstraint.ANY);
    }

    private static String line(Map.Entry<ProviderSource, VersionConstraint> wanted) {
        String versions = ConstraintText.of(wanted.getValue());
        return provider(wanted.getKey()) + (versions.isEmpty() ? "" : " " + versions);
    }

    private static String provider(ProviderSource source) {
        return "provider[" + source + "]";
    }

    private static void append(List<Branch> branches, String indent, StringBuilder text) {
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            text.append(indent).append(last ? "└── " : "├── ");
            text.append(branches.get(i).text()).append('\n');
            append(branches.get(i).branches(), indent + (last ? "    " : COLUMN), text);
        }
    }
}
