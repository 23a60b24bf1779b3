package dev.terrane.cli.command;

import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import java.util.Map;

/// How this user's commands speak to registries and mirrors.
record Servers(CliConfig config, CredentialStore credentials, ServiceDiscovery discovery) {

    static Servers of(CommandContext context, Diagnostics diagnostics) {
        Map<String, String> environment = context.invocation().environment();
        CliConfigLoader files = new CliConfigLoader(context.originalDirectory(), environment);
        CliConfig config = files.load(diagnostics);
        CredentialStore credentials = new CredentialStore(environment, config, files);
        return new Servers(
                config,
                credentials,
                new ServiceDiscovery(new HttpAccess(environment), config, credentials));
    }
}
