package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.provider.ProviderPackage.Checks;
import dev.terrane.installing.provider.ProviderPackage.Download;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess.Answer;
import dev.terrane.installing.service.Json;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The registry that a provider's source names, by the provider registry protocol.
final class RegistryPackageSource implements PackageSource {
    private final Selection selection;
    private final ServiceDiscovery discovery;

    RegistryPackageSource(Selection selection, ServiceDiscovery discovery) {
        this.selection = selection;
        this.discovery = discovery;
    }

    @Override
    public String name() {
        return "the registry";
    }

    @Override
    public boolean serves(ProviderSource source) {
        return selection.allows(source);
    }

    @Override
    public List<Version> versions(ProviderSource source) throws InstallationException {
        Answer answer = get(source, url(source, "versions"), headers(source));
        if (answer.status() == 404) {
            throw new InstallationException(
                    "Provider not found",
                    "%s has no provider %s. Check \"source\" in required_providers."
                            .formatted(source.host(), source.display()));
        }
        List<Version> versions = new ArrayList<>();
        for (Json version : json(source, answer).at("versions").items()) {
            Version.parse(version.text("version")).ifPresent(versions::add);
        }
        return versions;
    }

    @Override
    public Optional<ProviderPackage> find(ProviderSource source, Version version, Platform platform)
            throws InstallationException {
        URI asked =
                url(
                        source,
                        "%s/download/%s/%s"
                                .formatted(version, platform.os(), platform.architecture()));
        Answer answer = get(source, asked, headers(source));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        Json document = json(source, answer);
        SortedSet<String> hashes = new TreeSet<>();
        if (!document.text("shasum").isEmpty()) {
            hashes.add(Hashes.ZIP + document.text("shasum"));
        }
        return Optional.of(
                new Download(
                        resolve(source, answer.uri(), document.text("download_url")),
                        document.text("filename"),
                        hashes,
                        checks(source, answer.uri(), document)));
    }

    private Checks checks(ProviderSource source, URI asked, Json document)
            throws InstallationException {
        List<String> keys =
                document.at("signing_keys").at("gpg_public_keys").items().stream()
                        .map(key -> key.text("ascii_armor"))
                        .filter(key -> !key.isEmpty())
                        .toList();
        URI sums = resolve(source, asked, document.text("shasums_url"));
        URI signature = resolve(source, asked, document.text("shasums_signature_url"));
        return new Checks(bytes(source, sums), bytes(source, signature), keys);
    }

    private byte[] bytes(ProviderSource source, URI uri) throws InstallationException {
        Answer answer = get(source, uri, Map.of());
        if (!answer.isGood()) {
            throw failed(source, "%s answered with status %d".formatted(uri, answer.status()));
        }
        return answer.body();
    }

    private URI url(ProviderSource source, String path) throws InstallationException {
        return discovery
                .url(source.host(), ServiceDiscovery.PROVIDERS)
                .resolve("%s/%s/%s".formatted(source.namespace(), source.type(), path));
    }

    private static URI resolve(ProviderSource source, URI base, String text)
            throws InstallationException {
        try {
            if (!text.isEmpty()) {
                return base.resolve(text);
            }
        } catch (IllegalArgumentException e) {
            throw failed(source, "it names \"%s\", which is no URL".formatted(text));
        }
        throw failed(source, "it does not say where package, checksums and signature are");
    }

    private Map<String, String> headers(ProviderSource source) throws InstallationException {
        return discovery.headers(source.host());
    }

    private Answer get(ProviderSource source, URI uri, Map<String, String> headers)
            throws InstallationException {
        try {
            Answer answer = discovery.http().get(uri, headers);
            if (answer.status() == 401 || answer.status() == 403) {
                throw new InstallationException(
                        "Registry refuses access",
                        "%s does not let you see the provider %s (status %d). Run terrane login %s, or set the token in the CLI configuration."
                                .formatted(
                                        source.host(),
                                        source.display(),
                                        answer.status(),
                                        source.host()));
            }
            return answer;
        } catch (IOException e) {
            throw failed(source, Failures.reason(e));
        }
    }

    private static Json json(ProviderSource source, Answer answer) throws InstallationException {
        if (!answer.isGood()) {
            throw failed(source, "it answered with status " + answer.status());
        }
        try {
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw failed(source, "its answer is no JSON");
        }
    }

    private static InstallationException failed(ProviderSource source, String reason) {
        return new InstallationException(
                "Registry of providers failed",
                "%s was asked for the provider %s: %s."
                        .formatted(source.host(), source.display(), reason));
    }
}
