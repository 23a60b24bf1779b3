package dev.terrane.project;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.project.Project.OutputOf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads `terrane.hcl`, which names the projects of a repository.
///
///     project "network" {
///       folder    = "live/network"
///       var_files = ["prod.tfvars"]
///     }
public final class ProjectFile {
    public static final String NAME = "terrane.hcl";

    private static final BodySchema TOP =
            new BodySchema(
                    optional(
                            "plans",
                            "base",
                            "require_committed",
                            "module_hosts",
                            "external",
                            "fork_label",
                            "policies"),
                    List.of(BlockSchema.of("project", "name"), BlockSchema.of("approval")));
    private static final BodySchema PROJECT =
            new BodySchema(
                    optional(
                            "folder",
                            "workspace",
                            "var_files",
                            "depends_on",
                            "inputs",
                            "policies",
                            "apply"),
                    List.of(BlockSchema.of("approval"), BlockSchema.of("credentials", "use")));
    private static final BodySchema APPROVAL =
            new BodySchema(
                    optional(
                            "max_destroys",
                            "never_destroy",
                            "never_replace",
                            "hours",
                            "approvers",
                            "codeowners",
                            "approvals"),
                    List.of());
    private static final BodySchema CREDENTIALS =
            new BodySchema(
                    optional("role", "profile", "environment", "environment_from"), List.of());
    private static final List<String> USES = List.of("plan", "apply");
    private static final List<String> ORDERS = List.of("after_merge", "before_merge");

    private final Diagnostics diagnostics;
    private final Map<String, SourceRange> ranges = new HashMap<>();

    private ProjectFile(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private static List<AttributeSchema> optional(String... names) {
        return Stream.of(names).map(AttributeSchema::optional).toList();
    }

    /// The projects of a tree: those that its file names, or all that are found. Nothing where the file
    /// has mistakes, which are reported.
    public static Optional<Projects> read(SourceTree tree, Diagnostics diagnostics)
            throws IOException {
        Optional<byte[]> text = tree.read(NAME);
        if (text.isEmpty()) {
            return Optional.of(new Projects(ReviewRules.USUAL, Discovery.find(tree), false));
        }
        Diagnostics own = new Diagnostics();
        Optional<Projects> read = new ProjectFile(own).read(new Source(NAME, text.get()), tree);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : read;
    }

    private Optional<Projects> read(Source source, SourceTree tree) throws IOException {
        BodyContent top = HclParser.parse(source, diagnostics).body().content(TOP, diagnostics);
        ReviewRules rules = rules(top);
        Arguments arguments = new Arguments(top, diagnostics);
        ApprovalRules approval = approval(top, ApprovalRules.NONE);
        List<String> policies = arguments.texts("policies");
        List<Project> declared = new ArrayList<>();
        for (Block block : top.blocksOfType("project")) {
            project(block, approval, policies).ifPresent(declared::add);
        }
        if (top.blocksOfType("project").isEmpty()) {
            for (Project found : Discovery.find(tree)) {
                declared.add(withRules(found, approval, policies));
            }
        }
        checkDependencies(declared);
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(new Projects(rules, declared, true));
    }

    private static Project withRules(Project found, ApprovalRules approval, List<String> policies) {
        return new Project(
                found.name(),
                found.folder(),
                found.workspace(),
                found.varFiles(),
                found.dependsOn(),
                found.inputs(),
                found.beforeMerge(),
                policies,
                approval,
                found.credentials());
    }

    private ReviewRules rules(BodyContent top) {
        Arguments arguments = new Arguments(top, diagnostics);
        ReviewRules usual = ReviewRules.USUAL;
        String plans = arguments.text("plans", usual.plans());
        if (!isInside(plans) || plans.isEmpty()) {
            arguments.complain("plans", "it has to be a folder inside of the repository");
        }
        return new ReviewRules(
                plans,
                arguments.text("base"),
                arguments.truth("require_committed", usual.requireCommitted()),
                arguments.optionalTexts("module_hosts").orElse(usual.moduleHosts()),
                arguments.truth("external", usual.external()),
                arguments.text("fork_label", usual.forkLabel()));
    }

    private Optional<Project> project(Block block, ApprovalRules around, List<String> policies) {
        String name = block.label(0);
        if (!Project.isName(name)) {
            diagnostics.error(
                    "Invalid name of a project",
                    "\"%s\" can not be the name of a project, which is also a folder: letters, digits, \"_\", \".\", \"-\" and \"/\" may stand in it."
                            .formatted(name),
                    block.labels().getFirst().range());
            return Optional.empty();
        }
        SourceRange earlier = ranges.putIfAbsent(name, block.headerRange());
        if (earlier != null) {
            diagnostics.error(
                    "Duplicate project",
                    "A project \"%s\" is declared at %s already.".formatted(name, earlier),
                    block.headerRange());
            return Optional.empty();
        }
        return Optional.of(
                project(name, block.body().content(PROJECT, diagnostics), around, policies));
    }

    private Project project(
            String name, BodyContent content, ApprovalRules around, List<String> policies) {
        Arguments arguments = new Arguments(content, diagnostics);
        String folder = folder(arguments.text("folder", name));
        if (!isInside(folder)) {
            arguments.complain("folder", "it has to be inside of the repository");
        }
        String order = arguments.text("apply", ORDERS.getFirst());
        if (!ORDERS.contains(order)) {
            arguments.complain("apply", "it may be \"after_merge\" or \"before_merge\"");
        }
        SortedMap<String, OutputOf> inputs = inputs(arguments);
        List<String> before = new ArrayList<>(arguments.texts("depends_on"));
        inputs.values().stream()
                .map(OutputOf::project)
                .filter(each -> !before.contains(each))
                .forEach(before::add);
        return new Project(
                name,
                folder,
                arguments.text("workspace", Project.USUAL_WORKSPACE),
                arguments.texts("var_files"),
                before,
                inputs,
                order.equals(ORDERS.getLast()),
                Stream.concat(policies.stream(), arguments.texts("policies").stream()).toList(),
                approval(content, around),
                credentials(content));
    }

    private static SortedMap<String, OutputOf> inputs(Arguments arguments) {
        SortedMap<String, OutputOf> inputs = new TreeMap<>();
        arguments
                .map("inputs")
                .forEach((variable, text) -> {
                    Optional<OutputOf> output = OutputOf.parse(text);
                    if (output.isEmpty()) {
                        arguments.complain(
                                "inputs",
                                "\"%s\" is not of the form \"PROJECT.OUTPUT\"".formatted(text));
                    }
                    output.ifPresent(found -> inputs.put(variable, found));
                });
        return inputs;
    }

    /// `./live/network/` is `live/network`, and `.` the root.
    private static String folder(String written) {
        String plain = written.replaceAll("/+", "/").replaceFirst("^(\\./)+", "");
        String open = plain.replaceFirst("/$", "");
        return open.equals(".") ? "" : open;
    }

    private static boolean isInside(String folder) {
        return !folder.startsWith("/") && !List.of(folder.split("/")).contains("..");
    }

    private ApprovalRules approval(BodyContent content, ApprovalRules around) {
        List<Block> blocks = content.blocksOfType("approval");
        if (blocks.isEmpty()) {
            return around;
        }
        if (blocks.size() > 1) {
            diagnostics.error(
                    "Duplicate approval block",
                    "The rules of approval stand in one block.",
                    blocks.get(1).headerRange());
        }
        return approval(
                new Arguments(blocks.getFirst().body().content(APPROVAL, diagnostics), diagnostics),
                around);
    }

    /// What a block does not say is as it is around it.
    private static ApprovalRules approval(Arguments arguments, ApprovalRules around) {
        Optional<List<String>> approvers = arguments.optionalTexts("approvers");
        boolean codeowners = arguments.truth("codeowners", around.codeowners());
        boolean named = codeowners || !approvers.orElse(around.approvers()).isEmpty();
        Optional<Integer> mostDestroys = arguments.count("max_destroys");
        return new ApprovalRules(
                mostDestroys.isPresent() ? mostDestroys : around.mostDestroys(),
                arguments.optionalTexts("never_destroy").orElse(around.neverDestroyed()),
                arguments.optionalTexts("never_replace").orElse(around.neverReplaced()),
                arguments
                        .optionalTexts("hours")
                        .map(texts -> hours(texts, arguments))
                        .orElse(around.hours()),
                approvers.orElse(around.approvers()),
                codeowners,
                arguments
                        .count("approvals")
                        .orElse(named ? Math.max(1, around.needed()) : around.needed()));
    }

    private static List<Hours> hours(List<String> texts, Arguments arguments) {
        List<Hours> hours = new ArrayList<>();
        for (String text : texts) {
            Optional<Hours> parsed = Hours.parse(text);
            if (parsed.isEmpty()) {
                arguments.complain(
                        "hours",
                        "\"%s\" is not of the form \"mon-fri 09:00-17:00 Europe/Berlin\""
                                .formatted(text));
            }
            parsed.ifPresent(hours::add);
        }
        return hours;
    }

    private Map<String, Credentials> credentials(BodyContent content) {
        Map<String, Credentials> all = new LinkedHashMap<>();
        for (Block block : content.blocksOfType("credentials")) {
            String use = block.label(0);
            if (!USES.contains(use)) {
                diagnostics.error(
                        "Unknown use of credentials",
                        "Credentials are for \"plan\" or for \"apply\", not for \"%s\".%s"
                                .formatted(use, NameSuggestion.didYouMean(use, USES)),
                        block.labels().getFirst().range());
            }
            Arguments arguments =
                    new Arguments(block.body().content(CREDENTIALS, diagnostics), diagnostics);
            all.put(
                    use,
                    new Credentials(
                            arguments.text("role"),
                            arguments.text("profile"),
                            arguments.map("environment"),
                            arguments.map("environment_from")));
        }
        return all;
    }

    private void checkDependencies(List<Project> projects) {
        Map<String, Project> byName = new LinkedHashMap<>();
        projects.forEach(project -> byName.put(project.name(), project));
        for (Project project : projects) {
            for (String name : project.dependsOn()) {
                if (!byName.containsKey(name)) {
                    diagnostics.error(
                            "Unknown project",
                            "\"%s\" depends on \"%s\", and there is no such project.%s"
                                    .formatted(
                                            project.name(),
                                            name,
                                            NameSuggestion.didYouMean(name, byName.keySet())),
                            range(project));
                }
            }
        }
        projects.forEach(project -> checkCycle(project, byName, new LinkedHashSet<>()));
    }

    private void checkCycle(Project project, Map<String, Project> all, Set<String> around) {
        if (diagnostics.hasErrors()) {
            return;
        }
        if (!around.add(project.name())) {
            diagnostics.error(
                    "Projects depend on each other",
                    "None of them could be applied first: %s, %s."
                            .formatted(String.join(", ", around), project.name()),
                    range(project));
            return;
        }
        for (String name : project.dependsOn()) {
            Project next = all.get(name);
            if (next != null) {
                checkCycle(next, all, around);
            }
        }
        around.remove(project.name());
    }

    private SourceRange range(Project project) {
        return java.util.Objects.requireNonNull(ranges.get(project.name()));
    }
}
