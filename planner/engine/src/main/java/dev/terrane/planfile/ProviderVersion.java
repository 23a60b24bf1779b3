package dev.terrane.planfile;

import java.util.Locale;

/// Which provider answered.
public record ProviderVersion(String version, Runtime runtime) {
    @SuppressWarnings("AvoidCommonTypeNames") // users know it by the option -provider-runtime
    public enum Runtime {
        /// inside this program
        NATIVE,
        /// a binary of its own
        PLUGIN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
