package dev.terrane.cliconfig;

import dev.terrane.address.ProviderSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the CLI configuration says, of all its files together.
///
/// @param tokens by host
/// @param helper a program that knows tokens
/// @param services of a host, instead of those that it says itself: `modules.v1` to a URL
/// @param installation in the order in which they are written; none where nothing is said
/// @param devOverrides folders of executables that are used as they are
/// @param pluginCache a folder that several configurations share
/// @param cacheMayBreakLockFile whether a provider may come from the cache that the lock file knows
///     no hash of
public record CliConfig(
        Map<String, String> tokens,
        Optional<Helper> helper,
        Map<String, Map<String, String>> services,
        Optional<List<InstallationMethod>> installation,
        Map<ProviderSource, Path> devOverrides,
        Optional<Path> pluginCache,
        boolean cacheMayBreakLockFile) {

    public static final CliConfig EMPTY =
            new CliConfig(
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    false);

    public CliConfig {
        tokens = Map.copyOf(tokens);
        services = Map.copyOf(services);
        installation = installation.map(List::copyOf);
        devOverrides = Map.copyOf(devOverrides);
    }

    /// `credentials_helper "name" { args = [...] }`: the program is `terraform-credentials-name`.
    public record Helper(String name, List<String> arguments) {
        public Helper {
            arguments = List.copyOf(arguments);
        }
    }
}
