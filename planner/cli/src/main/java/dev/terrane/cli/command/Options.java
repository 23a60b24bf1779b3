package dev.terrane.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;

/// Declares options the way Terraform has them: one dash or two, and `-refresh=false` for a switch.
public final class Options {
    private Options() {}

    public static CommandSpec command(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        spec.addOption(
                OptionSpec.builder("-help", "--help", "-h")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build());
        return spec;
    }

    /// On where it stands alone.
    public static OptionSpec toggle(String name, boolean initial, String description) {
        return OptionSpec.builder("-" + name, "--" + name)
                .type(boolean.class)
                .arity("0..1")
                .fallbackValue("true")
                .defaultValue(String.valueOf(initial))
                .splitRegex("")
                .description(description)
                .build();
    }

    public static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder("-" + name, "--" + name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    public static OptionSpec number(String name, int initial, String description) {
        return OptionSpec.builder("-" + name, "--" + name)
                .type(int.class)
                .paramLabel("N")
                .defaultValue(String.valueOf(initial))
                .description(description)
                .build();
    }

    /// May be given several times.
    public static OptionSpec texts(String name, String label, String description) {
        return OptionSpec.builder("-" + name, "--" + name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    public static PositionalParamSpec arguments(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .index(arity.endsWith("*") ? "0..*" : "0.." + (most(arity) - 1))
                .paramLabel(label)
                .description(description)
                .build();
    }

    /// So that one more is refused.
    private static int most(String arity) {
        return Integer.parseInt(arity.substring(arity.lastIndexOf('.') + 1));
    }

    static boolean isOn(ParseResult arguments, String name) {
        return arguments.matchedOptionValue("-" + name, defaultOf(arguments, name));
    }

    private static boolean defaultOf(ParseResult arguments, String name) {
        OptionSpec option = arguments.commandSpec().findOption("-" + name);
        return option != null && Boolean.parseBoolean(option.defaultValue());
    }

    static java.util.Optional<String> textOf(ParseResult arguments, String name) {
        return java.util.Optional.ofNullable(arguments.matchedOptionValue("-" + name, null));
    }

    static int numberOf(ParseResult arguments, String name, int initial) {
        return arguments.matchedOptionValue("-" + name, initial);
    }

    static List<String> textsOf(ParseResult arguments, String name) {
        return List.copyOf(arguments.matchedOptionValue("-" + name, List.of()));
    }

    static List<String> positionals(ParseResult arguments) {
        return List.copyOf(arguments.matchedPositionalValue(0, List.of()));
    }
}
