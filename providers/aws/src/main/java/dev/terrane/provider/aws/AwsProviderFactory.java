package dev.terrane.provider.aws;

import dev.terrane.provider.aws.session.Paces;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

/// The native provider for AWS, in the place of `hashicorp/aws` 5.100.0.
public final class AwsProviderFactory implements ProviderFactory {

    private final Paces paces = new Paces();

    @Override
    public String source() {
        return "registry.terraform.io/hashicorp/aws";
    }

    @Override
    public String version() {
        return "5.100.0";
    }

    @Override
    public Provider create() {
        return new AwsProvider(paces);
    }
}
