package dev.terrane.cli.command;

import dev.terrane.cli.view.DiagnosticText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Formatter;
import dev.terrane.hcl.syntax.HclParser;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// `terrane fmt`: files in their canonical form.
public final class FmtCommand implements Command {
    private static final List<String> ENDINGS =
            List.of(".tf", ".tfvars", ".tftest.hcl", ".tfmock.hcl", ".tfquery.hcl", ".tofu");
    private static final int NOT_FORMATTED = 3;
    private static final int UNREADABLE = 2;
    private static final String STANDARD_INPUT = "-";

    /// What was asked for.
    private record Wanted(
            boolean list, boolean write, boolean diff, boolean check, boolean recursive) {}

    @Override
    public CommandSpec spec() {
        return Options.command("fmt", "Writes configuration files in their canonical form.")
                .addOption(Options.toggle("list", true, "Names the files that differ."))
                .addOption(Options.toggle("write", true, "Writes the files."))
                .addOption(Options.toggle("diff", false, "Shows the differences."))
                .addOption(
                        Options.toggle(
                                "check",
                                false,
                                "Exit status 3 where a file differs; writes nothing."))
                .addOption(Options.toggle("recursive", false, "Goes into sub-folders, too."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(
                        Options.arguments(
                                "PATH", "0..*", "Folders or files; - is standard input."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        boolean check = Options.isOn(arguments, "check");
        List<String> paths = Options.positionals(arguments);
        boolean input = paths.equals(List.of(STANDARD_INPUT));
        Wanted wanted =
                new Wanted(
                        Options.isOn(arguments, "list") && !input,
                        Options.isOn(arguments, "write") && !check && !input,
                        Options.isOn(arguments, "diff"),
                        check,
                        Options.isOn(arguments, "recursive"));
        return new Run(wanted, context).run(input, paths.isEmpty() ? List.of(".") : paths);
    }

    /// One run over all paths. The worst outcome of any file is that of the run.
    private static final class Run {
        private final Wanted wanted;
        private final CommandContext context;
        private final PrintStream out;
        private final Diagnostics diagnostics = new Diagnostics();
        private boolean differs;

        Run(Wanted wanted, CommandContext context) {
            this.wanted = wanted;
            this.context = context;
            this.out = context.invocation().out();
        }

        int run(boolean input, List<String> paths) {
            if (input) {
                standardInput();
            } else {
                paths.forEach(this::path);
            }
            new DiagnosticText(context.invocation().err()).write(diagnostics.list());
            if (diagnostics.hasErrors()) {
                return UNREADABLE;
            }
            return wanted.check() && differs ? NOT_FORMATTED : OK;
        }

        private void standardInput() {
            try {
                byte[] text = context.invocation().in().readAllBytes();
                if (isReadable("<stdin>", text)) {
                    byte[] formatted = Formatter.format(text);
                    differs = !Arrays.equals(text, formatted);
                    if (!wanted.check()) {
                        out.writeBytes(formatted);
                    }
                }
            } catch (IOException e) {
                unreadable("standard input", e);
            }
        }

        private void path(String named) {
            Path path = context.directory().resolve(named);
            if (Files.isDirectory(path)) {
                folder(path);
            } else if (!Files.exists(path)) {
                diagnostics.add(
                        Diagnostic.error(
                                "No file or folder",
                                "There is no file or folder \"%s\".".formatted(named)));
            } else if (ENDINGS.stream().noneMatch(named::endsWith)) {
                diagnostics.add(
                        Diagnostic.error(
                                "Not a file that can be formatted",
                                "\"%s\" is none of %s."
                                        .formatted(named, String.join(", ", ENDINGS))));
            } else {
                file(path);
            }
        }

        private void folder(Path folder) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.sorted().toList()) {
                    String name = String.valueOf(entry.getFileName());
                    if (name.startsWith(".") || name.endsWith("~")) {
                        continue;
                    }
                    if (Files.isDirectory(entry)) {
                        if (wanted.recursive()) {
                            folder(entry);
                        }
                    } else if (ENDINGS.stream().anyMatch(name::endsWith)) {
                        file(entry);
                    }
                }
            } catch (IOException e) {
                unreadable(shown(folder), e);
            }
        }

        private void file(Path file) {
            try {
                byte[] text = Files.readAllBytes(file);
                if (!isReadable(shown(file), text)) {
                    return;
                }
                byte[] formatted = Formatter.format(text);
                if (!Arrays.equals(text, formatted)) {
                    differing(file, text, formatted);
                }
            } catch (IOException e) {
                unreadable(shown(file), e);
            }
        }

        private void differing(Path file, byte[] text, byte[] formatted) throws IOException {
            differs = true;
            if (wanted.list()) {
                out.println(shown(file));
            }
            if (wanted.write()) {
                Files.write(file, formatted);
            }
            if (wanted.diff()) {
                out.print(
                        UnifiedDiff.of(
                                shown(file),
                                new String(text, StandardCharsets.UTF_8),
                                new String(formatted, StandardCharsets.UTF_8)));
            }
        }

        private boolean isReadable(String name, byte[] text) {
            Diagnostics own = new Diagnostics();
            HclParser.parse(new Source(name, text), own);
            diagnostics.addAll(own);
            return !own.hasErrors();
        }

        private String shown(Path file) {
            return context.directory().relativize(file.normalize()).toString();
        }

        private void unreadable(String name, IOException cause) {
            diagnostics.add(
                    Diagnostic.error(
                            "Unreadable file",
                            "%s can not be read or written: %s."
                                    .formatted(name, cause.getMessage())));
        }
    }
}
