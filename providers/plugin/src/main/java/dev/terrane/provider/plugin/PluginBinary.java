package dev.terrane.provider.plugin;

import java.nio.file.Path;

/// A program that is a provider, and that may be run: whoever hands it in has seen to that.
///
/// @param source such as `registry.terraform.io/hashicorp/aws`
/// @param version empty where it is not known, as of one that is being developed
public record PluginBinary(String source, String version, Path executable) {

    /// `hashicorp/aws 5.100.0`
    public String display() {
        String name = source.substring(source.indexOf('/') + 1);
        return version.isEmpty() ? name : name + " " + version;
    }
}
