/// What a user has set for all configurations: where providers and modules may come from, and with
/// which tokens.
///
/// It is Terraform's CLI configuration (`~/.terraformrc`), read unmodified. [CliConfigLoader] finds
/// and reads the files, [CliConfig] is what they say, [CredentialStore] looks for the token of a host.
///
/// The package knows nothing of registries and downloads. Start reading at [CliConfig].
@NullMarked
package dev.terrane.cliconfig;

import org.jspecify.annotations.NullMarked;
