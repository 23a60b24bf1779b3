package dev.terrane.cli;

import dev.terrane.cli.CommandTable.Entry;
import dev.terrane.cli.command.Command;
import dev.terrane.cli.command.CommandContext;
import dev.terrane.cli.command.MissingArgument;
import dev.terrane.cli.command.ProviderRuntime;
import dev.terrane.cli.command.UsageProblem;
import dev.terrane.cli.completion.CompletionScript;
import dev.terrane.cli.completion.Installation;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.spi.ProviderUnavailableException;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the sub-command that the arguments name, and runs it.
public final class Application {
    private static final String CHDIR = "-chdir=";
    private static final String PROVIDER_RUNTIME = "-provider-runtime=";

    private Invocation invocation;

    public Application(Invocation invocation) {
        this.invocation = invocation;
    }

    /// @return the exit status
    public int run(String... arguments) {
        List<String> left = new ArrayList<>(Arrays.asList(arguments));
        Path directory = invocation.directory();
        while (!left.isEmpty() && left.getFirst().startsWith("-")) {
            String option = left.removeFirst();
            String single = option.startsWith("--") ? option.substring(1) : option;
            if (single.startsWith(CHDIR)) {
                directory = directory.resolve(single.substring(CHDIR.length())).normalize();
            } else if (single.startsWith(PROVIDER_RUNTIME)) {
                String runtime = single.substring(PROVIDER_RUNTIME.length());
                if (ProviderRuntime.parse(runtime).isEmpty()) {
                    return complain(
                            "-provider-runtime is \"%s\"; it may be %s."
                                    .formatted(
                                            runtime, String.join(" or ", ProviderRuntime.words())));
                }
                invocation = invocation.with(ProviderRuntime.VARIABLE, runtime);
            } else if (single.equals("-version") || single.equals("-v")) {
                left.addFirst("version");
                break;
            } else if (single.equals("-help") || single.equals("-h")) {
                invocation.out().print(help());
                return Command.OK;
            } else if (single.equals("-install-autocomplete")) {
                return completion(true);
            } else if (single.equals("-uninstall-autocomplete")) {
                return completion(false);
            } else {
                return complain(
                        "There is no global option \"%s\". There are -chdir=FOLDER, -provider-runtime=RUNTIME, -help and -version."
                                .formatted(option));
            }
        }
        if (!Files.isDirectory(directory)) {
            return complain("-chdir names \"%s\", which is no folder.".formatted(directory));
        }
        return runCommand(left, directory);
    }

    private int runCommand(List<String> arguments, Path directory) {
        if (arguments.isEmpty()) {
            invocation.err().print(help());
            return Command.FAILED;
        }
        Map<String, Entry> entries = CommandTable.entries();
        String name = name(arguments, entries);
        Entry entry = entries.get(name);
        if (entry == null) {
            return CommandGroup.of(name, entries)
                    .map(group -> group.answer(arguments, invocation))
                    .orElseGet(() -> complain(unknown(name, entries.keySet())));
        }
        int words = name.split(" ").length;
        try {
            return execute(
                    entry.command().get(),
                    EnvironmentArguments.before(
                            arguments.subList(words, arguments.size()), name, invocation),
                    new CommandContext(invocation.in(directory), invocation.directory()));
        } catch (IllegalArgumentException wrong) {
            return complain(String.valueOf(wrong.getMessage()));
        }
    }

    static String unknown(String name, Set<String> known) {
        return "There is no command \"%s\".%s Run terrane -help for the list."
                .formatted(name, NameSuggestion.didYouMean(name, known));
    }

    /// One word, or two where they name a command: `state list`.
    private static String name(List<String> arguments, Map<String, Entry> entries) {
        if (arguments.size() > 1) {
            String two = arguments.get(0) + " " + arguments.get(1);
            if (entries.containsKey(two)) {
                return two;
            }
        }
        return arguments.getFirst();
    }

    private int execute(Command command, List<String> arguments, CommandContext context) {
        CommandLine line =
                new CommandLine(command.spec())
                        .setUnmatchedOptionsArePositionalParams(false)
                        .setAbbreviatedOptionsAllowed(false)
                        .setPosixClusteredShortOptionsAllowed(false)
                        .setOverwrittenOptionsAllowed(true);
        try {
            ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
            if (parsed.isUsageHelpRequested()) {
                line.usage(invocation.out());
                return Command.OK;
            }
            return command.run(parsed, context);
        } catch (MissingParameterException e) {
            return wronglyCalled(command, arguments, MissingArgument.message(e), context);
        } catch (ParameterException e) {
            return wronglyCalled(command, arguments, String.valueOf(e.getMessage()), context);
        } catch (ProviderUnavailableException e) {
            return complain(
                    "Error: %s\n\n%s".formatted(e.problem().summary(), e.problem().detail()));
        } catch (RuntimeException e) {
            return new CrashReport(invocation).write(e);
        }
    }

    private static int wronglyCalled(
            Command command, List<String> arguments, String why, CommandContext context) {
        String name = command.spec().name();
        UsageProblem.report(
                name,
                arguments,
                "%s\nRun terrane %s -help for its options.".formatted(why, name),
                context);
        return Command.FAILED;
    }

    private int completion(boolean install) {
        Optional<CompletionScript> shell =
                invocation.variable("SHELL").flatMap(CompletionScript::forShell);
        Optional<String> home = invocation.variable("HOME");
        if (shell.isEmpty() || home.isEmpty()) {
            return complain(
                    "HOME and SHELL do not say which of bash, zsh and fish it is. See terrane completion -help.");
        }
        Installation installation = Installation.of(shell.get(), Path.of(home.get()));
        try {
            if (install) {
                installation.install();
            } else {
                installation.remove();
            }
        } catch (IOException e) {
            return complain(
                    "%s can not be changed: %s."
                            .formatted(installation.startFile(), e.getMessage()));
        }
        invocation
                .out()
                .println(
                        install
                                ? "%s loads the completion now; open a new shell."
                                        .formatted(installation.startFile())
                                : "%s does not load the completion any more."
                                        .formatted(installation.startFile()));
        return Command.OK;
    }

    private int complain(String message) {
        invocation.err().println(message);
        return Command.FAILED;
    }

    private static String help() {
        StringBuilder text = new StringBuilder();
        text.append(
                "Usage: terrane [-chdir=FOLDER] [-provider-runtime=native|plugin|mixed] COMMAND [options]\n\n");
        text.append(
                "Plans and applies infrastructure that is declared in the Terraform language.\n\n");
        CommandTable.entries()
                .forEach((name, entry) ->
                        text.append("  %-15s %s%n".formatted(name, entry.summary())));
        return text.append("\nterrane COMMAND -help shows the options of a command.\n").toString();
    }
}
