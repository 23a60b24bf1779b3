package dev.terrane.acceptance.hosting;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the program is run.
enum Terrane {
    IN_THIS_PROCESS {
        @Override
        Ran run(Path folder, Map<String, String> environment, String... arguments) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int status =
                    new Application(
                                    new Invocation(
                                            folder,
                                            environment,
                                            out,
                                            out,
                                            new ByteArrayInputStream(new byte[0]),
                                            false))
                            .run(arguments);
            return new Ran(status, printed.toString(StandardCharsets.UTF_8));
        }
    },
    IN_A_FRESH_PROCESS {
        @Override
        Ran run(Path folder, Map<String, String> environment, String... arguments) {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
            line.add(System.getProperty("java.class.path"));
            line.add("dev.terrane.cli.Main");
            line.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().putAll(environment);
            try {
                Process process = builder.start();
                String text =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Ran(process.waitFor(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    };

    /// What it printed, and its exit status.
    record Ran(int status, String text) {}

    abstract Ran run(Path folder, Map<String, String> environment, String... arguments);
}
