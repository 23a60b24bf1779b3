package dev.terrane.config.source;

import dev.terrane.config.source.ModuleSourceParser.Detected;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Short ways to write where something is fetched from: `github.com/acme/net`.
final class Detection {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern SECURE_SHELL = Pattern.compile("git@([^:/]+):/?(.+)");

    private Detection() {}

    /// @param whole what the user wrote, for messages
    static Detected detect(String address, String whole) throws ModuleSourceException {
        if (URL.matcher(address).matches()) {
            return new Detected("", address);
        }
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        String rest = query < 0 ? "" : address.substring(query);
        Optional<Detected> detected = repository(path, rest);
        if (detected.isEmpty()) {
            detected = secureShell(address);
        }
        if (detected.isEmpty()) {
            detected = googleStorage(path, rest);
        }
        if (detected.isEmpty()) {
            detected = amazonStorage(path, rest);
        }
        if (detected.isEmpty() && address.startsWith("/")) {
            detected = Optional.of(new Detected("", "file://" + address));
        }
        return detected.orElseThrow(() -> unknown(address, whole));
    }

    private static ModuleSourceException unknown(String address, String whole) {
        return new ModuleSourceException(
                "\"%s\" is neither a module of a registry nor a place to fetch from. The path of a folder begins with ./ or ../: \"./%s\"."
                        .formatted(whole, address));
    }

    private static Optional<Detected> repository(String path, String query)
            throws ModuleSourceException {
        for (String host : new String[] {"github.com", "bitbucket.org"}) {
            if (path.startsWith(host + "/")) {
                return Optional.of(repository(host, path.split("/", -1), query));
            }
        }
        return Optional.empty();
    }

    private static Detected repository(String host, String[] parts, String query)
            throws ModuleSourceException {
        if (parts.length < 3 || parts[2].isEmpty()) {
            throw new ModuleSourceException(
                    "A repository at %s is written %s/OWNER/NAME.".formatted(host, host));
        }
        String name = parts[2].endsWith(".git") ? parts[2] : parts[2] + ".git";
        String folder = String.join("/", Arrays.asList(parts).subList(3, parts.length));
        return new Detected(
                "git",
                "https://%s/%s/%s%s%s"
                        .formatted(
                                host,
                                parts[1],
                                name,
                                folder.isEmpty() ? "" : "//" + folder,
                                query));
    }

    /// `git@example.com:net.git`
    private static Optional<Detected> secureShell(String address) {
        Matcher matcher = SECURE_SHELL.matcher(address);
        return matcher.matches()
                ? Optional.of(
                        new Detected(
                                "git",
                                "ssh://git@%s/%s".formatted(matcher.group(1), matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<Detected> googleStorage(String path, String query)
            throws ModuleSourceException {
        if (!path.contains("googleapis.com/")) {
            return Optional.empty();
        }
        String[] parts = path.split("/", 5);
        if (parts.length < 5) {
            throw new ModuleSourceException(
                    "An object of Google Cloud Storage is written www.googleapis.com/storage/v1/BUCKET/OBJECT.");
        }
        return Optional.of(
                new Detected(
                        "gcs",
                        "https://www.googleapis.com/%s/%s/%s/%s%s"
                                .formatted(parts[1], parts[2], parts[3], parts[4], query)));
    }

    private static Optional<Detected> amazonStorage(String path, String query)
            throws ModuleSourceException {
        if (!path.contains(".amazonaws.com/")) {
            return Optional.empty();
        }
        String[] parts = path.split("/", 2);
        String[] host = parts[0].split("\\.", -1);
        String url =
                switch (host.length) {
                    case 3 -> "https://%s.amazonaws.com/%s".formatted(host[0], parts[1]);
                    case 4 ->
                            "https://%s.amazonaws.com/%s/%s".formatted(host[1], host[0], parts[1]);
                    case 5 ->
                            "https://s3.%s.amazonaws.com/%s/%s"
                                    .formatted(host[2], host[0], parts[1]);
                    default ->
                            throw new ModuleSourceException(
                                    "\"%s\" is no address of an object of S3.".formatted(path));
                };
        return Optional.of(new Detected("s3", url + query));
    }
}
