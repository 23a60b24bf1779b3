package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.targeting.TargetAddress;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which part of the configuration is planned, and what is replaced, as the options say it.
///
/// A file of addresses has one in each line; empty lines, and those that begin with `#`, are passed over.
///
/// @param invokes the actions that are all that is done
record TargetOptions(
        List<String> targets,
        List<String> excludes,
        List<String> replacements,
        List<String> invokes) {
    static final TargetOptions NONE = new TargetOptions(List.of(), List.of(), List.of(), List.of());

    static void addTo(CommandSpec spec) {
        spec.addOption(
                        Options.texts(
                                "target",
                                "ADDRESS",
                                "Plans only this, and what it depends on; when destroying, what depends on it."))
                .addOption(Options.texts("target-file", "FILE", "Targets from a file, one a line."))
                .addOption(
                        Options.texts(
                                "exclude",
                                "ADDRESS",
                                "Leaves this out, and what depends on it; when destroying, what it depends on."))
                .addOption(
                        Options.texts(
                                "exclude-file",
                                "FILE",
                                "What to leave out, from a file, one a line."))
                .addOption(Options.texts("replace", "ADDRESS", "Replaces this object."))
                .addOption(
                        Options.texts(
                                "invoke",
                                "ADDRESS",
                                "Invokes this action, and does nothing else."));
    }

    /// @param directory that the names of files are relative to
    static TargetOptions of(ParseResult arguments, Path directory, Diagnostics diagnostics) {
        TargetOptions options =
                new TargetOptions(
                        addresses(arguments, "target", directory, diagnostics),
                        addresses(arguments, "exclude", directory, diagnostics),
                        Options.textsOf(arguments, "replace"),
                        Options.textsOf(arguments, "invoke"));
        options.check(diagnostics);
        return options;
    }

    private static List<String> addresses(
            ParseResult arguments, String option, Path directory, Diagnostics diagnostics) {
        List<String> addresses = new ArrayList<>(Options.textsOf(arguments, option));
        for (String file : Options.textsOf(arguments, option + "-file")) {
            addresses.addAll(lines(file, option, directory, diagnostics));
        }
        return addresses;
    }

    private static List<String> lines(
            String file, String option, Path directory, Diagnostics diagnostics) {
        try {
            return Files.readAllLines(directory.resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "File of addresses can not be read",
                            "-%s-file names \"%s\", which can not be read."
                                    .formatted(option, file)));
            return List.of();
        }
    }

    private void check(Diagnostics diagnostics) {
        targets.forEach(text -> checkTarget("target", text, diagnostics));
        excludes.forEach(text -> checkTarget("exclude", text, diagnostics));
        replacements.forEach(text -> checkReplacement(text, diagnostics));
        invokes.forEach(text -> checkInvoke(text, diagnostics));
        if (!invokes.isEmpty()
                && !(targets.isEmpty() && excludes.isEmpty() && replacements.isEmpty())) {
            diagnostics.add(
                    Diagnostic.error(
                            "Incompatible options",
                            "With -invoke, actions are all that is done: -target, -exclude and -replace can not be given with it."));
        }
        if (!targets.isEmpty() && !excludes.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Incompatible options",
                            "Either name what is planned with -target, or what is not with -exclude."));
        }
    }

    private static void checkTarget(String option, String text, Diagnostics diagnostics) {
        if (TargetAddress.parse(text).isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid target \"%s\"".formatted(text),
                            "-%s takes the address of a module, a resource or an instance: module.a, aws_vpc.main, aws_subnet.s[0], or aws_subnet.s[\"a\"] in single quotes."
                                    .formatted(option)));
        }
    }

    private static void checkInvoke(String text, Diagnostics diagnostics) {
        boolean action =
                AddressParser.instance(text)
                        .map(ResourceInstanceAddress::resource)
                        .map(resource -> resource.isAction())
                        .orElse(false);
        if (!action) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid action \"%s\"".formatted(text),
                            "-invoke takes the address of an action or of one of its instances: action.TYPE.NAME, module.a.action.TYPE.NAME, or action.TYPE.NAME[\"a\"] in single quotes."));
        }
    }

    private static void checkReplacement(String text, Diagnostics diagnostics) {
        boolean managed =
                AddressParser.instance(text)
                        .map(ResourceInstanceAddress::resource)
                        .map(resource -> resource.isManaged())
                        .orElse(false);
        if (!managed) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid replacement \"%s\"".formatted(text),
                            "-replace takes the address of one managed object, such as aws_vpc.main or module.a.aws_subnet.s[0]; modules and data sources can not be replaced."));
        }
    }
}
