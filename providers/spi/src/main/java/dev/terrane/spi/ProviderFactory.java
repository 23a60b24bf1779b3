package dev.terrane.spi;

/// Makes providers of one kind, and says what they stand in for.
public interface ProviderFactory {

    /// Such as `registry.terraform.io/hashicorp/aws`.
    String source();

    /// The version that counts against constraints: the one of the provider that it stands in for.
    String version();

    /// Where it runs, in words for the user.
    default String runtime() {
        return "built in";
    }

    /// A provider that is not configured yet. Cheap: nothing is loaded or started before it is used.
    Provider create();
}
