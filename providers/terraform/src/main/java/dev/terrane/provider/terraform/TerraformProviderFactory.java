package dev.terrane.provider.terraform;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;

/// Makes the built-in provider.
///
/// Its functions are called, and its data source is validated, without it being configured, so
/// what it needs of the world is handed in here; [dev.terrane.spi.Provider#configure] replaces it.
public record TerraformProviderFactory(RemoteStates states, LanguageEncoder language)
        implements ProviderFactory {
    public static final String SOURCE = "terraform.io/builtin/terraform";

    @Override
    public String source() {
        return SOURCE;
    }

    /// The version of Terraform that it behaves like: the provider has none of its own.
    @Override
    public String version() {
        return "1.11.4";
    }

    @Override
    public Provider create() {
        return new TerraformProvider(states, language);
    }
}
