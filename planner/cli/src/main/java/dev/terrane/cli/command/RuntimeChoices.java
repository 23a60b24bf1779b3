package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfig.RuntimeWish;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.lock.RuntimeLock;
import dev.terrane.installing.lock.TerraneLockFile;
import dev.terrane.provider.plugin.TypeChoice;

import java.util.Optional;

/// Which types of a provider that is built in run as a program all the same: what the CLI
/// configuration wishes comes first, then what `init` has pinned.
final class RuntimeChoices {
    private final CliConfig config;
    private final TerraneLockFile locks;

    RuntimeChoices(CliConfig config, TerraneLockFile locks) {
        this.config = config;
        this.locks = locks;
    }

    static RuntimeChoices pinned(CommandContext context) {
        Diagnostics ignored = new Diagnostics();
        return new RuntimeChoices(
                new CliConfigLoader(context.originalDirectory(), context.invocation().environment())
                        .load(ignored),
                TerraneLockFile.read(context.directory(), ignored));
    }

    TypeChoice of(ProviderSource source) {
        return type -> said(source, type).orElse(true);
    }

    /// What was wished or pinned of a type; empty where nothing was.
    Optional<Boolean> said(ProviderSource source, String type) {
        return config.runtimes()
                .getOrDefault(source, RuntimeWish.NONE)
                .isBuiltIn(type)
                .or(() -> locks.runtime(source).flatMap(lock -> pinned(lock, type)));
    }

    private static Optional<Boolean> pinned(RuntimeLock lock, String type) {
        if (lock.program().contains(type)) {
            return Optional.of(false);
        }
        return Optional.of(true).filter(builtIn -> lock.builtIn().contains(type));
    }
}
