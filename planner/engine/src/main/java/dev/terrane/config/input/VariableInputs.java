package dev.terrane.config.input;

import dev.terrane.config.input.RawValue.Origin;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values given from outside, by the name of the variable.
public record VariableInputs(SortedMap<String, RawValue> values) {
    private static final String PREFIX = "TF_VAR_";

    public static final VariableInputs NONE = new VariableInputs(new TreeMap<>());

    public VariableInputs {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// From weak to strong: `TF_VAR_*` of the environment, `terraform.tfvars`,
    /// `terraform.tfvars.json`, `*.auto.tfvars` and `*.auto.tfvars.json` by name, and the command line
    /// in its order.
    ///
    /// @param directory of the root module, where files are looked for
    public static VariableInputs collect(
            Map<String, String> environment,
            FileAccess files,
            String directory,
            List<VariableArgument> arguments,
            Diagnostics diagnostics) {
        Collector collector = new Collector(new VariableFiles(files, diagnostics), diagnostics);
        collector.environment(environment);
        collector.foundFiles(directory, files.list(directory).orElse(List.of()));
        arguments.forEach(collector::argument);
        return new VariableInputs(collector.values);
    }

    /// These, and those of the variable files that lie in a folder: they outweigh all others.
    public VariableInputs withFilesOf(FileAccess files, String directory, Diagnostics diagnostics) {
        Collector collector = new Collector(new VariableFiles(files, diagnostics), diagnostics);
        collector.values.putAll(values);
        collector.foundFiles(directory, files.list(directory).orElse(List.of()));
        return new VariableInputs(collector.values);
    }

    private static final class Collector {
        private final SortedMap<String, RawValue> values = new TreeMap<>();
        private final VariableFiles files;
        private final Diagnostics diagnostics;

        Collector(VariableFiles files, Diagnostics diagnostics) {
            this.files = files;
            this.diagnostics = diagnostics;
        }

        void environment(Map<String, String> environment) {
            environment.forEach((name, text) -> {
                if (name.startsWith(PREFIX)) {
                    values.put(
                            name.substring(PREFIX.length()),
                            new RawValue.Text(text, Origin.ENVIRONMENT));
                }
            });
        }

        void foundFiles(String directory, List<String> names) {
            for (String usual : List.of("terraform.tfvars", "terraform.tfvars.json")) {
                if (names.contains(usual)) {
                    file(path(directory, usual), Origin.FOUND_FILE);
                }
            }
            names.stream()
                    .filter(n -> n.endsWith(".auto.tfvars") || n.endsWith(".auto.tfvars.json"))
                    .forEach(name -> file(path(directory, name), Origin.FOUND_FILE));
        }

        private static String path(String directory, String name) {
            return directory.equals(".") ? name : directory + "/" + name;
        }

        private void file(String path, Origin origin) {
            Map<String, Expression> read = files.read(path);
            read.forEach((name, value) -> values.put(name, new RawValue.Written(value, origin)));
        }

        void argument(VariableArgument argument) {
            switch (argument) {
                case VariableArgument.Assignment assignment -> assignment(assignment.text());
                case VariableArgument.File file -> file(file.path(), Origin.NAMED_FILE);
            }
        }

        private void assignment(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                invalid(
                        "There is no equals sign in \"%s\": write -var=NAME=VALUE."
                                .formatted(text));
                return;
            }
            String name = text.substring(0, equals);
            if (name.endsWith(" ")) {
                invalid(
                        "There is a space before the equals sign in \"%s\". Remove it."
                                .formatted(text));
                return;
            }
            values.put(name, new RawValue.Text(text.substring(equals + 1), Origin.COMMAND_LINE));
        }

        private void invalid(String detail) {
            diagnostics.add(Diagnostic.error("Invalid -var option", detail));
        }
    }
}
