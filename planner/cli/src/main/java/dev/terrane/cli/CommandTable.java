package dev.terrane.cli;

import dev.terrane.cli.command.ApplyCommand;
import dev.terrane.cli.command.AuditCommand;
import dev.terrane.cli.command.CiCommand;
import dev.terrane.cli.command.Command;
import dev.terrane.cli.command.CompletionCommand;
import dev.terrane.cli.command.ConsoleCommand;
import dev.terrane.cli.command.DestroyCommand;
import dev.terrane.cli.command.DriftCommand;
import dev.terrane.cli.command.FmtCommand;
import dev.terrane.cli.command.ForceUnlockCommand;
import dev.terrane.cli.command.GetCommand;
import dev.terrane.cli.command.GraphCommand;
import dev.terrane.cli.command.ImportCommand;
import dev.terrane.cli.command.InitCommand;
import dev.terrane.cli.command.LoginCommand;
import dev.terrane.cli.command.LogoutCommand;
import dev.terrane.cli.command.MetadataFunctionsCommand;
import dev.terrane.cli.command.ModulesCommand;
import dev.terrane.cli.command.OutputCommand;
import dev.terrane.cli.command.PlanCommand;
import dev.terrane.cli.command.PlanCompareCommand;
import dev.terrane.cli.command.PolicyCheckCommand;
import dev.terrane.cli.command.PolicyTestCommand;
import dev.terrane.cli.command.ProjectsCommand;
import dev.terrane.cli.command.ProviderServeCommand;
import dev.terrane.cli.command.ProvidersCommand;
import dev.terrane.cli.command.ProvidersLockCommand;
import dev.terrane.cli.command.ProvidersMirrorCommand;
import dev.terrane.cli.command.ProvidersSchemaCommand;
import dev.terrane.cli.command.QueryCommand;
import dev.terrane.cli.command.RefreshCommand;
import dev.terrane.cli.command.ReviewPostCommand;
import dev.terrane.cli.command.ReviewRenderCommand;
import dev.terrane.cli.command.RollbackCommand;
import dev.terrane.cli.command.ShowCommand;
import dev.terrane.cli.command.StateIdentitiesCommand;
import dev.terrane.cli.command.StateListCommand;
import dev.terrane.cli.command.StateMvCommand;
import dev.terrane.cli.command.StatePullCommand;
import dev.terrane.cli.command.StatePushCommand;
import dev.terrane.cli.command.StateReplaceProviderCommand;
import dev.terrane.cli.command.StateRmCommand;
import dev.terrane.cli.command.StateSettleCommand;
import dev.terrane.cli.command.StateShowCommand;
import dev.terrane.cli.command.StateUndoCommand;
import dev.terrane.cli.command.TaintCommand;
import dev.terrane.cli.command.TestCommand;
import dev.terrane.cli.command.ValidateCommand;
import dev.terrane.cli.command.VerifyCommand;
import dev.terrane.cli.command.VersionCommand;
import dev.terrane.cli.command.WhyCommand;
import dev.terrane.cli.command.WorkspaceDeleteCommand;
import dev.terrane.cli.command.WorkspaceListCommand;
import dev.terrane.cli.command.WorkspaceNewCommand;
import dev.terrane.cli.command.WorkspaceSelectCommand;
import dev.terrane.cli.command.WorkspaceShowCommand;
import dev.terrane.cli.completion.CommandWords;

import picocli.CommandLine.Model.CommandSpec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// All sub-commands, in the order in which the help lists them. A group and its command are one
/// entry: `state list`.
final class CommandTable {
    private CommandTable() {}

    /// One line of the help for each, so that listing them loads none.
    record Entry(String summary, Supplier<Command> command) {}

    static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        add(entries, "init", "Prepare a folder: providers and modules", InitCommand::new);
        add(entries, "get", "Install the modules that are called", GetCommand::new);
        add(entries, "modules", "List the modules that are called", ModulesCommand::new);
        add(entries, "providers", "Show who asks for which providers", ProvidersCommand::new);
        add(
                entries,
                "providers lock",
                "Record packages of providers for several platforms",
                ProvidersLockCommand::new);
        add(
                entries,
                "providers mirror",
                "Copy packages of providers into a folder",
                ProvidersMirrorCommand::new);
        add(
                entries,
                "providers schema",
                "Write all that providers have as JSON",
                ProvidersSchemaCommand::new);
        add(
                entries,
                "validate",
                "Check a configuration without asking the cloud",
                ValidateCommand::new);
        add(entries, "plan", "Show what would change, and keep it in a file", PlanCommand::new);
        add(entries, "plan compare", "Say whether two plan files collide", PlanCompareCommand::new);
        add(
                entries,
                "apply",
                "Make the changes, those of a plan file or fresh ones",
                ApplyCommand::new);
        add(entries, "destroy", "Delete everything that is managed here", DestroyCommand::new);
        add(
                entries,
                "refresh",
                "Take over into the state what changed outside",
                RefreshCommand::new);
        add(
                entries,
                "import",
                "Take an object that exists already into the state",
                ImportCommand::new);
        add(entries, "show", "Show a plan file or the state", ShowCommand::new);
        add(
                entries,
                "verify",
                "Compare plan files with what would be done now",
                VerifyCommand::new);
        add(entries, "why", "Explain where a planned value comes from", WhyCommand::new);
        add(entries, "test", "Run the tests of a module", TestCommand::new);
        add(entries, "output", "Show the outputs of the root module", OutputCommand::new);
        add(entries, "state list", "List what the state holds", StateListCommand::new);
        add(entries, "state show", "Show one object of the state", StateShowCommand::new);
        add(entries, "state mv", "Give objects another address", StateMvCommand::new);
        add(entries, "state rm", "Forget objects, which go on to exist", StateRmCommand::new);
        add(entries, "state pull", "Write the state to standard output", StatePullCommand::new);
        add(entries, "state push", "Replace the state by a file", StatePushCommand::new);
        add(
                entries,
                "state replace-provider",
                "Say that another provider manages what one has made",
                StateReplaceProviderCommand::new);
        add(
                entries,
                "state identities",
                "Show the identities of objects",
                StateIdentitiesCommand::new);
        add(
                entries,
                "state undo",
                "Take back the last change of the state by hand",
                StateUndoCommand::new);
        add(
                entries,
                "state settle",
                "Say that an object in doubt does not exist",
                StateSettleCommand::new);
        add(entries, "taint", "Have an object replaced by the next apply", TaintCommand::taint);
        add(entries, "untaint", "Have an object kept after all", TaintCommand::untaint);
        add(
                entries,
                "force-unlock",
                "Take away a lock that was left behind",
                ForceUnlockCommand::new);
        add(entries, "audit", "Show who has changed the state, and when", AuditCommand::new);
        add(entries, "workspace list", "List the workspaces", WorkspaceListCommand::new);
        add(entries, "workspace show", "Show which one is selected", WorkspaceShowCommand::new);
        add(entries, "workspace new", "Make a workspace", WorkspaceNewCommand::new);
        add(entries, "workspace select", "Select a workspace", WorkspaceSelectCommand::new);
        add(entries, "workspace delete", "Delete a workspace", WorkspaceDeleteCommand::new);
        add(entries, "fmt", "Write files in their canonical form", FmtCommand::new);
        add(entries, "projects", "List the projects of a Git repository", ProjectsCommand::new);
        add(entries, "drift", "Show what was changed outside, in all projects", DriftCommand::new);
        add(
                entries,
                "rollback",
                "Make a branch with an earlier configuration, and plan it",
                RollbackCommand::new);
        add(
                entries,
                "ci",
                "Do what a pipeline is to do: plan, apply or look for drift",
                () -> new CiCommand(CommandTable::command));
        add(
                entries,
                "policy check",
                "Say which policies a plan file breaks",
                PolicyCheckCommand::new);
        add(entries, "policy test", "Run the tests of policies", PolicyTestCommand::new);
        add(
                entries,
                "review render",
                "Write the comment for a pull request",
                ReviewRenderCommand::new);
        add(
                entries,
                "review post",
                "Write it there, and set the status of the commit",
                ReviewPostCommand::new);
        add(
                entries,
                "provider serve",
                "Serve a built-in provider to Terraform or OpenTofu",
                ProviderServeCommand::new);
        add(entries, "login", "Keep a token for a private host", LoginCommand::new);
        add(entries, "logout", "Forget the token of a private host", LogoutCommand::new);
        add(entries, "query", "Find objects at their providers, managed or not", QueryCommand::new);
        add(entries, "console", "Show what expressions give", ConsoleCommand::new);
        add(entries, "graph", "Draw what is made from what", GraphCommand::new);
        add(
                entries,
                "completion",
                "Write a completion script for a shell",
                () -> new CompletionCommand(CommandTable::words));
        add(
                entries,
                "metadata functions",
                "Write the signatures of the functions as JSON",
                MetadataFunctionsCommand::new);
        add(entries, "version", "Show the version", VersionCommand::new);
        return entries;
    }

    /// By its name, for a command that runs others.
    private static Command command(String name) {
        Entry entry = entries().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no command " + name);
        }
        return entry.command().get();
    }

    /// What a shell completes.
    private static List<CommandWords> words() {
        return entries().entrySet().stream()
                .map(entry ->
                        new CommandWords(
                                entry.getKey(),
                                entry.getValue().summary(),
                                options(entry.getValue().command().get().spec())))
                .toList();
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream()
                .map(option -> option.names()[0] + (option.arity().min() > 0 ? "=" : ""))
                .toList();
    }

    private static void add(
            Map<String, Entry> entries, String name, String summary, Supplier<Command> command) {
        entries.put(name, new Entry(summary, command));
    }
}
