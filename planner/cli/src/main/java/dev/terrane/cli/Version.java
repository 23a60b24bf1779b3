package dev.terrane.cli;

import dev.terrane.state.StateWriter;

import java.util.Locale;

/// Which Terrane this is, and which Terraform it stands in for.
public final class Version {
    public static final String TERRANE = "0.1.0";

    /// What `required_version` is compared with, and what states are marked with.
    public static final String TERRAFORM = StateWriter.TERRAFORM_VERSION;

    private Version() {}

    /// `linux_amd64`, as providers name it.
    public static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        String kernel =
                system.startsWith("mac")
                        ? "darwin"
                        : system.startsWith("windows") ? "windows" : "linux";
        return kernel + "_" + (processor.equals("aarch64") ? "arm64" : "amd64");
    }
}
