package dev.terrane.config.decoding;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the address of a module looks like: a folder, a module of a registry, or a place that
/// something is fetched from.
public final class ModuleSources {
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "([0-9A-Za-z.-]+(:\\d+)?/)?[0-9A-Za-z][0-9A-Za-z_-]*/[0-9A-Za-z][0-9A-Za-z_-]*/[0-9a-z]+(//.*)?");
    private static final Pattern REMOTE =
            Pattern.compile(
                    "([a-z0-9]+::.*)|([a-zA-Z][a-zA-Z0-9+.-]*://.*)|(github\\.com/.*)|(bitbucket\\.org/.*)|(gitlab\\.com/.*)|([^@/]+@[^:/]+:.*)|(/.*)|(.*\\.amazonaws\\.com/.*)|(.*googleapis\\.com/.*)");

    private ModuleSources() {}

    /// Why it can be no address of a module, if so.
    static Optional<String> problem(String source, boolean hasVersion) {
        if (hasVersion && !REGISTRY.matcher(source).matches()) {
            return Optional.of(
                    "\"%s\" is no module of a registry, and only those have a \"version\". Remove the version, or write NAMESPACE/NAME/PROVIDER."
                            .formatted(source));
        }
        boolean known =
                isLocal(source)
                        || REGISTRY.matcher(source).matches()
                        || REMOTE.matcher(source).matches();
        if (known) {
            return Optional.empty();
        }
        return Optional.of(
                "\"%s\" is neither a module of a registry nor a place to fetch from. The path of a folder begins with ./ or ../: \"./%s\"."
                        .formatted(source, source));
    }

    /// Whether it is a folder beside the one of the caller.
    public static boolean isLocal(String source) {
        return source.startsWith("./")
                || source.startsWith("../")
                || source.startsWith(".\\")
                || source.startsWith("..\\");
    }
}
