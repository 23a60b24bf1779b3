package dev.terrane.cliconfig;

import dev.terrane.address.ProviderSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the CLI configuration says, of all its files together.
///
/// @param tokens by host
/// @param helper a program that knows tokens
/// @param services of a host, instead of those that it says itself: `modules.v1` to a URL, `login.v1`
///     to a description of maps, lists and strings
/// @param installation in the order in which they are written; none where nothing is said
/// @param devOverrides folders of executables that are used as they are
/// @param pluginCache a folder that several configurations share
/// @param cacheMayBreakLockFile whether a provider may come from the cache that the lock file knows
///     no hash of
/// @param runtimes where types of providers that are built in are to run
public record CliConfig(
        Map<String, String> tokens,
        Optional<Helper> helper,
        Map<String, Map<String, Object>> services,
        Optional<List<InstallationMethod>> installation,
        Map<ProviderSource, Path> devOverrides,
        Optional<Path> pluginCache,
        boolean cacheMayBreakLockFile,
        Map<ProviderSource, RuntimeWish> runtimes) {

    public static final CliConfig EMPTY =
            new CliConfig(
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    false,
                    Map.of());

    public CliConfig {
        tokens = Map.copyOf(tokens);
        services = Map.copyOf(services);
        installation = installation.map(List::copyOf);
        devOverrides = Map.copyOf(devOverrides);
        runtimes = Map.copyOf(runtimes);
    }

    /// `provider_runtime "hashicorp/aws" { plugin = ["aws_sqs_queue", "data.aws_region"] }`, which
    /// outweighs what `init` has chosen.
    ///
    /// @param builtIn types that the built-in provider is to have, where it can
    /// @param program types that the program is to have; `*` for all
    public record RuntimeWish(Set<String> builtIn, Set<String> program) {
        public static final RuntimeWish NONE = new RuntimeWish(Set.of(), Set.of());
        private static final String ALL = "*";

        public RuntimeWish {
            builtIn = Set.copyOf(builtIn);
            program = Set.copyOf(program);
        }

        /// Whether the type is to be the built-in one's; empty where nothing is said.
        public Optional<Boolean> isBuiltIn(String type) {
            if (builtIn.contains(type)) {
                return Optional.of(true);
            }
            if (program.contains(type)) {
                return Optional.of(false);
            }
            return program.contains(ALL)
                    ? Optional.of(false)
                    : Optional.of(true).filter(all -> builtIn.contains(ALL));
        }
    }

    /// `credentials_helper "name" { args = [...] }`: the program is `terraform-credentials-name`.
    public record Helper(String name, List<String> arguments) {
        public Helper {
            arguments = List.copyOf(arguments);
        }
    }
}
