package dev.terrane.cli.command;

import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Resource;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.ReviewRules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the modules of a configuration come from hosts that are allowed, and none of them runs programs
/// while it is planned.
final class ProposedModules {
    private static final String EXTERNAL = "external";

    /// `https://user@host:8443/path`, and `git@host:path`.
    private static final List<Pattern> HOSTS =
            List.of(
                    Pattern.compile("^[A-Za-z0-9+.-]+://(?:[^/@]*@)?(?<host>[^/:?]+).*"),
                    Pattern.compile("^(?:[^/@:]+@)?(?<host>[^/:@]+):(?![/:]).*"));

    private ProposedModules() {}

    static void check(Configuration configuration, ReviewRules rules, Diagnostics diagnostics) {
        configuration
                .modules()
                .forEach(node -> {
                    node.config()
                            .calls()
                            .values()
                            .forEach(call -> isAllowed(call, rules, diagnostics));
                    if (!rules.external()) {
                        checkExternal(node.config(), diagnostics);
                    }
                });
    }

    /// What is not, is reported.
    static boolean isAllowed(ModuleCall call, ReviewRules rules, Diagnostics diagnostics) {
        Optional<String> host = host(call);
        boolean local = host.isPresent() && host.get().isEmpty();
        if (local || host.filter(rules.moduleHosts()::contains).isPresent()) {
            return true;
        }
        diagnostics.error(
                "Module from a host that is not allowed",
                "The module \"%s\" comes from %s. In review, modules may come from the hosts that module_hosts of the base branch's terrane.hcl names: %s."
                        .formatted(
                                call.name(),
                                host.map(name -> "\"" + name + "\"")
                                        .orElse("a place without a host"),
                                rules.moduleHosts().isEmpty()
                                        ? "none"
                                        : String.join(", ", rules.moduleHosts())),
                call.sourceRange());
        return false;
    }

    /// Empty text for a folder of the repository; nothing where no host can be told.
    private static Optional<String> host(ModuleCall call) {
        try {
            return switch (ModuleSourceParser.parse(call.source(), call.version().isPresent())) {
                case ModuleSource.Local local -> Optional.of("");
                case ModuleSource.Registry registry -> Optional.of(registry.host());
                case ModuleSource.Remote remote -> host(remote.url());
            };
        } catch (ModuleSourceException e) {
            return Optional.empty();
        }
    }

    static Optional<String> host(String url) {
        return HOSTS.stream()
                .map(form -> form.matcher(url))
                .filter(Matcher::matches)
                .map(form -> form.group("host"))
                .findFirst();
    }

    private static void checkExternal(ModuleConfig module, Diagnostics diagnostics) {
        for (Resource resource : module.resources().values()) {
            if (!resource.address().isManaged() && resource.address().type().equals(EXTERNAL)) {
                diagnostics.error(
                        "Programs are not run in review",
                        "The data source \"%s\" runs a program while it is planned. In review that is done only where the base branch's terrane.hcl says external = true."
                                .formatted(resource.address()),
                        resource.range());
            }
        }
    }
}
