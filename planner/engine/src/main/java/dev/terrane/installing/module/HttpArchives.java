package dev.terrane.installing.module;

import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSource.Remote;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.installing.archive.ArchiveType;
import dev.terrane.installing.archive.Archives;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.HttpAccess.Answer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Archives on web servers and in object stores.
///
/// A URL that does not end as an archive does is asked where the module is: by the header
/// `X-Terraform-Get`, or an element `<meta name="terraform-get" content="...">` of its page.
final class HttpArchives {
    private static final Set<String> OURS = Set.of("archive", "checksum", "filename");
    private static final Pattern USER = Pattern.compile("://([^/?#@]+)@");
    private static final Pattern META =
            Pattern.compile(
                    "<meta\\s[^>]*name=[\"']?terraform-get[\"']?[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT =
            Pattern.compile("content=(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> environment;
    private final HttpAccess http;
    private final ModuleFetcher fetcher;

    HttpArchives(Map<String, String> environment, HttpAccess http, ModuleFetcher fetcher) {
        this.environment = environment;
        this.http = http;
        this.fetcher = fetcher;
    }

    String fetch(String url, Path target) throws IOException {
        Optional<ArchiveType> type = type(url);
        if (type.isEmpty()) {
            return follow(url, target);
        }
        download(Query.without(url, OURS), authorization(url), url, type.get(), target);
        return "";
    }

    String fetchS3(String url, Path target) throws IOException {
        String plain = Query.without(url, S3Signature.ARGUMENTS);
        Map<String, String> headers =
                S3Signature.headers(
                        URI.create(Query.without(plain, OURS)),
                        Query.of(url),
                        environment,
                        java.time.Instant.now());
        download(Query.without(plain, OURS), headers, url, archive(url), target);
        return "";
    }

    /// Objects that everybody may read, or those of the owner of a token.
    String fetchGoogleStorage(String url, Path target) throws IOException {
        Matcher parts =
                Pattern.compile("https?://[^/]+/storage/v1/([^/]+)/(.+)")
                        .matcher(Query.without(url, OURS));
        String object =
                parts.matches()
                        ? "https://storage.googleapis.com/%s/%s"
                                .formatted(parts.group(1), parts.group(2))
                        : Query.without(url, OURS);
        String token = environment.getOrDefault("GOOGLE_OAUTH_ACCESS_TOKEN", "");
        Map<String, String> headers =
                token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
        download(object, headers, url, archive(url), target);
        return "";
    }

    private static ArchiveType archive(String url) throws IOException {
        return type(url)
                .orElseThrow(() ->
                        new IOException(
                                "a folder of an object store is not supported yet; put the module into a zip or tar.gz archive"));
    }

    private static Optional<ArchiveType> type(String url) throws IOException {
        Query query = Query.of(url);
        Optional<String> named = query.argument("archive");
        if (named.isPresent()) {
            Optional<ArchiveType> type = ArchiveType.ofExtension(named.get());
            if (type.isEmpty()) {
                throw new IOException(
                        "\"%s\" is no kind of archive; there are zip, tar.gz, tar.bz2 and tar.xz"
                                .formatted(named.get()));
            }
            return type;
        }
        return ArchiveType.ofName(query.url());
    }

    private void download(
            String url,
            Map<String, String> headers,
            String asWritten,
            ArchiveType type,
            Path target)
            throws IOException {
        Path archive = Files.createTempFile("terrane-module", ".archive");
        try {
            Answer answer = http.download(uri(url), headers, archive);
            if (!answer.isGood()) {
                throw new IOException(
                        "%s answered with status %d"
                                .formatted(answer.uri().getHost(), answer.status()));
            }
            Optional<String> checksum = Query.of(asWritten).argument("checksum");
            if (checksum.isPresent()) {
                checksum(checksum.get(), url).check(archive);
            }
            Archives.unpack(archive, type, target);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /// `sha256:...`, or `file:` and the URL of a file of checksums, which may be relative to the archive.
    private Checksum checksum(String asked, String url) throws IOException {
        if (!asked.startsWith(ChecksumFile.PREFIX)) {
            return Checksum.parse(asked);
        }
        String place = asked.substring(ChecksumFile.PREFIX.length());
        URI file = uri(url).resolve(place);
        Answer answer = ask(file, authorization(file.toString()));
        if (!answer.isGood()) {
            throw new IOException(
                    "the file of checksums, %s, can not be had (status %d)"
                            .formatted(file, answer.status()));
        }
        String path = uri(url).getPath();
        return ChecksumFile.find(answer.text(), path.substring(path.lastIndexOf('/') + 1));
    }

    private String follow(String url, Path target) throws IOException {
        String question = url + (url.contains("?") ? "&" : "?") + "terraform-get=1";
        Answer answer = ask(uri(question), authorization(url));
        Optional<String> location = answer.header("x-terraform-get").or(() -> meta(answer.text()));
        if (!answer.isGood() || location.isEmpty()) {
            throw new IOException(
                    "%s is no archive (zip, tar.gz, tar.bz2, tar.xz), and the server does not say where the module is (status %d)"
                            .formatted(url, answer.status()));
        }
        Remote next = location(answer.uri(), location.get());
        if (next.url().equals(url)) {
            throw new IOException("%s leads to itself, and to no archive".formatted(url));
        }
        return fetch(next, target);
    }

    private Answer ask(URI uri, Map<String, String> headers) throws IOException {
        try {
            return http.get(uri, headers);
        } catch (IOException e) {
            throw new IOException(Failures.reason(e), e);
        }
    }

    private static Optional<String> meta(String page) {
        Matcher element = META.matcher(page);
        if (!element.find()) {
            return Optional.empty();
        }
        Matcher content = CONTENT.matcher(element.group());
        return content.find()
                ? Optional.ofNullable(
                        content.group(1) != null ? content.group(1) : content.group(2))
                : Optional.empty();
    }

    /// What the server names may be a source of any kind, or relative to its own URL.
    private static Remote location(URI asked, String location) throws IOException {
        boolean relative = location.startsWith("/") || ModuleSource.isLocal(location);
        String source = relative ? asked.resolve(location).toString() : location;
        try {
            if (ModuleSourceParser.parse(source) instanceof Remote remote) {
                return remote;
            }
        } catch (ModuleSourceException e) {
            throw new IOException(
                    "the server names \"%s\", which is no source".formatted(location), e);
        }
        throw new IOException("the server names \"%s\", which is no place".formatted(location));
    }

    private String fetch(Remote remote, Path target) throws IOException {
        String inside = fetcher.fetch(remote, target);
        return inside.isEmpty() || remote.folder().isEmpty()
                ? inside + remote.folder()
                : inside + "/" + remote.folder();
    }

    /// A name and a password in the URL, or in `.netrc`.
    private Map<String, String> authorization(String url) throws IOException {
        URI uri = uri(url);
        Matcher user = USER.matcher(url);
        if (!user.find()) {
            return Netrc.of(environment)
                    .login(String.valueOf(uri.getHost()))
                    .map(HttpArchives::basic)
                    .orElse(Map.of());
        }
        return basic(
                java.net.URLDecoder.decode(user.group(1), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Map<String, String> basic(String login) {
        Map<String, String> headers = new HashMap<>();
        byte[] bytes = login.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        return headers;
    }

    private static URI uri(String url) throws IOException {
        try {
            return URI.create(USER.matcher(url).replaceFirst("://"));
        } catch (IllegalArgumentException e) {
            throw new IOException("\"%s\" is no URL".formatted(url), e);
        }
    }
}
