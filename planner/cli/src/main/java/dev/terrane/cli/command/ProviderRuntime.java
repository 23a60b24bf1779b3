package dev.terrane.cli.command;

import dev.terrane.provider.plugin.MixedProviderFactory;
import dev.terrane.provider.plugin.TypeChoice;
import dev.terrane.spi.ProviderFactory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where providers run, as the global option `-provider-runtime` or the variable
/// `TERRANE_PROVIDER_RUNTIME` says.
public enum ProviderRuntime {
    /// Only those that are built in.
    NATIVE,
    /// All but what Terraform itself has built in runs as a program of its own.
    PLUGIN,
    /// What is built in where it has the type, a program for everything else.
    MIXED;

    public static final String VARIABLE = "TERRANE_PROVIDER_RUNTIME";

    static ProviderRuntime of(Map<String, String> environment) {
        return parse(environment.getOrDefault(VARIABLE, "")).orElse(MIXED);
    }

    public static Optional<ProviderRuntime> parse(String text) {
        return Arrays.stream(values()).filter(each -> each.word().equals(text)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ProviderRuntime::word).toList();
    }

    /// Of one that is built in and a program for the same source.
    ProviderFactory choose(ProviderFactory builtIn, ProviderFactory program, TypeChoice choice) {
        return switch (this) {
            case NATIVE -> builtIn;
            case PLUGIN -> program;
            case MIXED -> new MixedProviderFactory(builtIn, program, choice);
        };
    }
}
