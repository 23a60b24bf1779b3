package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.provider.Platform;

import picocli.CommandLine.ParseResult;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `providers lock` and `providers mirror` are asked for: platforms, and providers.
final class Platforms {
    private Platforms() {}

    /// Those of `-platform`, else the one that this runs on.
    static List<Platform> of(ParseResult arguments, Diagnostics diagnostics) {
        List<Platform> platforms = new ArrayList<>();
        for (String text : Options.textsOf(arguments, "platform")) {
            Platform.parse(text)
                    .ifPresentOrElse(
                            platforms::add,
                            () ->
                                    diagnostics.add(
                                            Diagnostic.error(
                                                    "Not a platform",
                                                    "-platform needs an operating system and a processor, such as linux_amd64, and \"%s\" is none."
                                                            .formatted(text))));
        }
        return platforms.isEmpty() ? List.of(Platform.current()) : platforms;
    }

    /// Those that are named; all where none is.
    static SortedMap<ProviderSource, VersionConstraint> chosen(
            SortedMap<ProviderSource, VersionConstraint> wanted,
            List<String> names,
            Diagnostics diagnostics) {
        if (names.isEmpty()) {
            return wanted;
        }
        SortedMap<ProviderSource, VersionConstraint> chosen = new TreeMap<>();
        for (String name : names) {
            ProviderSource source = ProviderSource.parse(name).orElse(null);
            VersionConstraint constraint = source == null ? null : wanted.get(source);
            if (source == null || constraint == null) {
                diagnostics.add(
                        Diagnostic.error(
                                "Not a provider of the configuration",
                                "\"%s\" is none of the providers that the configuration needs: %s."
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        wanted.keySet().stream()
                                                                .map(ProviderSource::display)
                                                                .toList()))));
            } else {
                chosen.put(source, constraint);
            }
        }
        return chosen;
    }
}
