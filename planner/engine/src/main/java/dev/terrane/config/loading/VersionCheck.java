package dev.terrane.config.loading;

import dev.terrane.config.decoding.DecodedModule.RequiredVersion;
import dev.terrane.config.version.Version;
import dev.terrane.diagnostic.Diagnostics;

/// `required_version` is compared with the version of Terraform whose language this is.
final class VersionCheck {
    private static final Version LANGUAGE = Version.parse("1.11.4").orElseThrow();

    private VersionCheck() {}

    static void check(LoadedModule module, Diagnostics diagnostics) {
        for (RequiredVersion required : module.decoded().requiredVersions()) {
            if (!required.constraint().allows(LANGUAGE)) {
                diagnostics.error(
                        "Unsupported Terraform Core version",
                        "%s asks for Terraform %s, and this program understands the language of Terraform %s. Change the constraint, or use a program of such a version."
                                .formatted(
                                        module.path().isRoot()
                                                ? "The configuration"
                                                : module.path(),
                                        required.constraint(),
                                        LANGUAGE),
                        required.range());
            }
        }
        module.children().values().forEach(child -> check(child, diagnostics));
    }
}
