package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.git.Checkout;
import dev.terrane.git.History;
import dev.terrane.project.CommittedFiles;
import dev.terrane.project.Credentials;
import dev.terrane.project.Project;
import dev.terrane.project.ProjectFile;
import dev.terrane.project.Projects;
import dev.terrane.project.SourceTree;
import dev.terrane.project.WorkTreeFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Git repository that a command works in, with its projects.
final class Repository implements AutoCloseable {
    private static final String WORKSPACE = "TF_WORKSPACE";

    private final CommandContext context;
    private final Checkout checkout;
    private final Projects projects;
    private final SourceTree rules;
    private final PlannedOutputs planned = new PlannedOutputs(this);

    private Repository(
            CommandContext context, Checkout checkout, Projects projects, SourceTree rules) {
        this.context = context;
        this.checkout = checkout;
        this.projects = projects;
        this.rules = rules;
    }

    /// Nothing where the command runs outside of repositories, or `terrane.hcl` has mistakes, which is
    /// reported.
    ///
    /// @param rulesFrom the commit whose `terrane.hcl` counts; nothing for that of the work tree
    static Optional<Repository> open(
            CommandContext context, Optional<String> rulesFrom, Diagnostics diagnostics) {
        Checkout checkout = null;
        try {
            checkout =
                    Checkout.around(context.directory(), context.invocation().environment())
                            .orElse(null);
            if (checkout == null) {
                diagnostics.add(
                        Diagnostic.error(
                                "Not a Git repository",
                                "%s lies in no checkout of a Git repository, and projects and committed plans are kept in one."
                                        .formatted(context.directory())));
                return Optional.empty();
            }
            boolean reviewing = Reviewing.isOn(context.invocation().environment());
            Optional<String> from =
                    reviewing && rulesFrom.isEmpty()
                            ? Reviewing.base(checkout.history(), context.invocation().environment())
                            : rulesFrom;
            if (reviewing && from.isEmpty()) {
                diagnostics.add(noBase());
                checkout.close();
                return Optional.empty();
            }
            SourceTree rules = tree(checkout, from);
            Optional<Projects> projects = ProjectFile.read(rules, diagnostics);
            if (projects.isPresent()) {
                return Optional.of(new Repository(context, checkout, projects.get(), rules));
            }
        } catch (IOException e) {
            diagnostics.add(problem(e));
        }
        if (checkout != null) {
            checkout.close();
        }
        return Optional.empty();
    }

    private static Diagnostic noBase() {
        return Diagnostic.error(
                "The base branch is not known",
                "What a pull request is held to comes from the branch that it is to be merged into, and the clone does not have it. Fetch it: with actions/checkout by fetch-depth: 0, with GitLab by GIT_DEPTH: 0.");
    }

    private static SourceTree tree(Checkout checkout, Optional<String> commit) {
        return commit.<SourceTree>map(id -> new CommittedFiles(checkout.history(), id))
                .orElseGet(() -> new WorkTreeFiles(checkout.workTree()));
    }

    static Diagnostic problem(IOException e) {
        return Diagnostic.error(
                "Failed to read the repository",
                "Git's files can not be read or written: %s.".formatted(e.getMessage()));
    }

    /// Where the command runs.
    CommandContext context() {
        return context;
    }

    Checkout checkout() {
        return checkout;
    }

    History history() {
        return checkout.history();
    }

    Projects projects() {
        return projects;
    }

    /// The files that the rules come from: `terrane.hcl`, and those that it names.
    SourceTree rules() {
        return rules;
    }

    Path root() {
        return checkout.workTree();
    }

    Path folder(Project project) {
        return root().resolve(project.folder()).normalize();
    }

    /// The commit of the branch that this one is to be merged into.
    ///
    /// @param named on the command line
    Optional<String> base(Optional<String> named, Diagnostics diagnostics) throws IOException {
        Optional<String> branch = named.or(() -> projects.rules().base());
        if (branch.isEmpty()) {
            branch = history().mainBranch();
        }
        if (branch.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> commit = history().commit("origin/" + branch.get());
        if (commit.isEmpty()) {
            commit = history().commit(branch.get());
        }
        if (commit.isEmpty()) {
            diagnostics.add(unknownRevision(branch.get()));
        }
        return commit;
    }

    static Diagnostic unknownRevision(String name) {
        return Diagnostic.error(
                "Unknown revision",
                "The repository has no commit, branch or tag \"%s\". Where only a part of the history was fetched, fetch more of it."
                        .formatted(name));
    }

    /// The projects of these names, in the order in which they are applied.
    List<Project> named(List<String> names, Diagnostics diagnostics) {
        for (String name : names) {
            if (projects.named(name).isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "Unknown project",
                                "There is no project \"%s\".%s terrane projects lists them."
                                        .formatted(
                                                name,
                                                NameSuggestion.didYouMean(
                                                        name, projects.names()))));
            }
        }
        return projects.all().stream().filter(project -> names.contains(project.name())).toList();
    }

    /// Projects that a pull request brings, which nobody has agreed to yet.
    List<String> proposedProjects() throws IOException {
        Optional<Projects> proposed =
                ProjectFile.read(new WorkTreeFiles(root()), new Diagnostics());
        List<String> names = new ArrayList<>(proposed.map(Projects::names).orElse(List.of()));
        names.removeAll(projects.names());
        return names;
    }

    /// Those in the folder where the command runs.
    List<Project> here() {
        return projects.in(checkout.relative(context.directory()).orElse(""));
    }

    /// How commands run in a project.
    ///
    /// @param use `plan` or `apply`: whose credentials are taken
    CommandContext context(Project project, String use) {
        Invocation invocation =
                context.invocation().in(folder(project)).with(WORKSPACE, project.workspace());
        Optional<Credentials> credentials = project.credentialsFor(use);
        if (credentials.isPresent()) {
            invocation = with(invocation, credentials.get());
        }
        return new CommandContext(
                invocation, folder(project), limits(project), planned.seenBy(project, use));
    }

    /// What the plan of a pull request is held to; nothing where it is not one.
    Optional<ReviewLimits> limits(Project project) {
        Map<String, String> environment = context.invocation().environment();
        return Reviewing.isOn(environment)
                ? Optional.of(
                        new ReviewLimits(
                                project,
                                projects.all(),
                                projects.rules(),
                                root(),
                                rules,
                                brought(project),
                                ForkLabel.waiting(environment, projects.rules().forkLabel())))
                : Optional.empty();
    }

    /// What `init` makes, and was committed all the same.
    private Set<String> brought(Project project) {
        String inside = project.folder().isEmpty() ? "" : project.folder() + "/";
        try {
            Optional<String> head = history().head();
            return head.isPresent()
                    ? history().files(head.get(), inside + ".terraform").keySet()
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the commit can not be read", e);
        }
    }

    private Invocation with(Invocation plain, Credentials credentials) {
        Invocation invocation = plain;
        for (var variable : credentials.environment().entrySet()) {
            invocation = invocation.with(variable.getKey(), variable.getValue());
        }
        for (var variable : credentials.from().entrySet()) {
            String value = context.invocation().variable(variable.getValue()).orElse("");
            invocation = invocation.with(variable.getKey(), value);
        }
        if (credentials.profile().isPresent()) {
            invocation = invocation.with("AWS_PROFILE", credentials.profile().get());
        }
        if (credentials.role().isPresent()) {
            invocation = invocation.with("AWS_ROLE_ARN", credentials.role().get());
        }
        return invocation;
    }

    /// What a project is planned with, and what stands on the command line.
    PlanArguments arguments(Project project, PlanArguments given) {
        List<PlanArguments.VariableArgument> variables = new ArrayList<>();
        project.varFiles()
                .forEach(file -> variables.add(new PlanArguments.VariableArgument(true, file)));
        variables.addAll(given.variables());
        return given.withVariables(variables);
    }

    @Override
    public void close() {
        checkout.close();
    }
}
