package dev.terrane.config.source;

import dev.terrane.config.source.ModuleSource.Local;
import dev.terrane.config.source.ModuleSource.Registry;
import dev.terrane.config.source.ModuleSource.Remote;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `source` of a module call.
public final class ModuleSourceParser {
    private static final Pattern NAME =
            Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?");
    private static final Pattern SYSTEM = Pattern.compile("[0-9a-z]{1,64}");
    private static final Pattern HOST =
            Pattern.compile(
                    "[0-9A-Za-z\\u0080-\\uffff](?:[0-9A-Za-z.\\u0080-\\uffff-]*)(?::\\d+)?");
    private static final Pattern METHOD = Pattern.compile("([A-Za-z0-9]+)::(.+)");
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

    /// These are addresses of Git repositories, and no registries.
    private static final Set<String> HOSTS_OF_REPOSITORIES =
            Set.of("github.com", "bitbucket.org", "gitlab.com");

    private static final Set<String> METHODS =
            Set.of("file", "gcs", "git", "hg", "http", "https", "s3");

    private ModuleSourceParser() {}

    /// @throws ModuleSourceException where it can be no address of a module
    public static ModuleSource parse(String source) throws ModuleSourceException {
        if (ModuleSource.isLocal(source)) {
            return new Local(source);
        }
        Optional<Registry> registry = registry(source);
        return registry.isPresent() ? registry.get() : remote(source);
    }

    /// The same; where there is a `version`, it has to be a module of a registry.
    public static ModuleSource parse(String source, boolean hasVersion)
            throws ModuleSourceException {
        if (hasVersion && registry(source).isEmpty()) {
            throw new ModuleSourceException(
                    "\"%s\" is no module of a registry, and only those have a \"version\". Remove the version, or write NAMESPACE/NAME/PROVIDER."
                            .formatted(source));
        }
        return parse(source);
    }

    private static Optional<Registry> registry(String source) throws ModuleSourceException {
        if (source.contains("::") || URL.matcher(source).matches() || source.contains("?")) {
            return Optional.empty();
        }
        Parts parts = Parts.of(source);
        String[] names = parts.address().split("/", -1);
        boolean hasHost = names.length == 4;
        if (names.length < 3 || names.length > 4) {
            return Optional.empty();
        }
        int at = hasHost ? 1 : 0;
        boolean wellFormed =
                NAME.matcher(names[at]).matches()
                        && NAME.matcher(names[at + 1]).matches()
                        && SYSTEM.matcher(names[at + 2]).matches()
                        && (!hasHost || isHost(names[0]));
        if (!wellFormed) {
            return Optional.empty();
        }
        String host = hasHost ? names[0].toLowerCase(Locale.ROOT) : Registry.DEFAULT_HOST;
        return Optional.of(
                new Registry(
                        host,
                        names[at],
                        names[at + 1],
                        names[at + 2],
                        cleanFolder(parts.folder(), source)));
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches()
                && (text.contains(".") || text.contains(":") || text.equals("localhost"))
                && !HOSTS_OF_REPOSITORIES.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Remote remote(String source) throws ModuleSourceException {
        Matcher forced = METHOD.matcher(source);
        boolean isForced = forced.matches();
        String rest = isForced ? forced.group(2) : source;
        Parts parts = Parts.of(rest);
        Detected detected = Detection.detect(parts.address(), source);
        Parts inner = Parts.of(detected.url());
        String method =
                isForced
                        ? forced.group(1)
                        : detected.method().isEmpty() ? scheme(inner.address()) : detected.method();
        if (!METHODS.contains(method)) {
            throw new ModuleSourceException(
                    "\"%s\" is to be fetched by \"%s\", which there is not. There are git, https, http, s3, gcs and file."
                            .formatted(source, method));
        }
        String folder = join(inner.folder(), parts.folder());
        boolean named = isForced || !detected.method().isEmpty();
        return new Remote(method, named, inner.address(), cleanFolder(folder, source));
    }

    private static String scheme(String url) {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "/" + second;
    }

    /// `a/./b/` is `a/b`; nothing leads out of the package.
    private static String cleanFolder(String folder, String source) throws ModuleSourceException {
        StringBuilder clean = new StringBuilder();
        for (String part : folder.split("/")) {
            if (part.equals("..")) {
                throw new ModuleSourceException(
                        "The folder \"%s\" of \"%s\" leads out of what is fetched. Write it without \"..\"."
                                .formatted(folder, source));
            }
            if (!part.isEmpty() && !part.equals(".")) {
                clean.append(clean.isEmpty() ? "" : "/").append(part);
            }
        }
        return clean.toString();
    }

    /// What was recognized.
    ///
    /// @param method empty where the scheme of the URL says it
    record Detected(String method, String url) {}

    /// An address, and the folder that stands behind a double slash.
    private record Parts(String address, String folder) {
        static Parts of(String source) {
            int scheme = source.indexOf("://");
            int from = scheme < 0 ? 0 : scheme + 3;
            int query = source.indexOf('?');
            int end = query < 0 ? source.length() : query;
            int slashes = source.indexOf("//", from);
            if (slashes < 0 || slashes >= end) {
                return new Parts(source, "");
            }
            return new Parts(
                    source.substring(0, slashes) + source.substring(end),
                    source.substring(slashes + 2, end));
        }
    }
}
