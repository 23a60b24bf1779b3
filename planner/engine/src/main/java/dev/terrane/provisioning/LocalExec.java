package dev.terrane.provisioning;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// `local-exec`: runs a command on this machine.
final class LocalExec implements Provisioner {
    private static final long GRACE_SECONDS = 5;

    @Override
    public String name() {
        return "local-exec";
    }

    @Override
    public Schema.Block schema() {
        return new Schema.Block(
                Map.of(
                        "command", Attribute.required(Type.STRING),
                        "interpreter", Attribute.optional(Type.list(Type.STRING)),
                        "working_dir", Attribute.optional(Type.STRING),
                        "environment", Attribute.optional(Type.map(Type.STRING)),
                        "quiet", Attribute.optional(Type.BOOL)),
                Map.of());
    }

    @Override
    public void run(Provision provision) throws ProvisionException, InterruptedException {
        Arguments arguments = new Arguments(provision.config());
        String command = arguments.text("command").orElse("");
        if (command.isBlank()) {
            throw new ProvisionException(
                    "There is no command to run. Give \"command\" a text that is not empty.");
        }
        List<String> words = words(arguments, command);
        provision.output().line(announcement(arguments, words));
        Process process = start(arguments, words, provision.workplace());
        try {
            LineOutput lines = new LineOutput(provision.output());
            Thread reader = reader(process, lines);
            int status = process.waitFor();
            reader.join();
            if (status != 0) {
                throw failed(command, status, lines.tail());
            }
        } finally {
            end(process);
        }
    }

    private static List<String> words(Arguments arguments, String command) {
        List<String> words = new ArrayList<>(arguments.texts("interpreter"));
        if (words.isEmpty()) {
            words.addAll(isWindows() ? List.of("cmd", "/C") : List.of("/bin/sh", "-c"));
        }
        words.add(command);
        return words;
    }

    private static boolean isWindows() {
        return java.io.File.separatorChar == '\\';
    }

    private static String announcement(Arguments arguments, List<String> words) {
        if (arguments.isTrue("quiet")) {
            return "local-exec: Executing: Suppressed by quiet=true";
        }
        return words.stream()
                .map(LocalExec::quoted)
                .collect(Collectors.joining(" ", "Executing: [", "]"));
    }

    private static String quoted(String word) {
        return '"'
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    private static Process start(Arguments arguments, List<String> words, Workplace workplace)
            throws ProvisionException {
        Path directory = workplace.directory().resolve(arguments.text("working_dir").orElse("."));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(nothing()));
        builder.environment().clear();
        builder.environment().putAll(workplace.environment());
        builder.environment().putAll(arguments.map("environment"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProvisionException(
                    "The command could not be started. See that the interpreter and the working"
                            + " directory are there.",
                    String.valueOf(e.getMessage()));
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(isWindows() ? "NUL" : "/dev/null");
    }

    /// Reading from a pipe holds on to the thread of the processor that a virtual thread runs on, of
    /// which there are few: others would wait for the command as well.
    private static Thread reader(Process process, LineOutput lines) {
        return Thread.ofPlatform()
                .daemon()
                .name("local-exec")
                .start(() -> copy(process.getInputStream(), lines));
    }

    /// Ends with the output, also where the process is killed.
    private static void copy(InputStream from, LineOutput to) {
        try (from;
                to) {
            from.transferTo(to);
        } catch (IOException e) {
            to.close();
        }
    }

    private static ProvisionException failed(String command, int status, String output) {
        return new ProvisionException(
                "The command ended with exit status %d.".formatted(status),
                "It was: %s%s"
                        .formatted(
                                command, output.isEmpty() ? "" : "\nIts last output:\n" + output));
    }

    /// What the command has started ends with it, where it is interrupted.
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
