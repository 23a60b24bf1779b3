package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.provider.ProviderPackage.Checks;
import dev.terrane.installing.provider.ProviderPackage.Download;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess.Answer;
import dev.terrane.installing.service.Json;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// A server that mirrors registries, by the provider network mirror protocol.
final class NetworkMirrorSource implements PackageSource {
    private final URI root;
    private final Selection selection;
    private final ServiceDiscovery discovery;

    NetworkMirrorSource(URI root, Selection selection, ServiceDiscovery discovery) {
        this.root = root;
        this.selection = selection;
        this.discovery = discovery;
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public boolean serves(ProviderSource source) {
        return selection.allows(source);
    }

    @Override
    public List<Version> versions(ProviderSource source) throws InstallationException {
        return json(source, "index.json")
                .map(document -> document.at("versions").members())
                .orElse(Map.of())
                .keySet()
                .stream()
                .flatMap(text -> Version.parse(text).stream())
                .sorted()
                .toList();
    }

    @Override
    public Optional<ProviderPackage> find(ProviderSource source, Version version, Platform platform)
            throws InstallationException {
        Optional<Json> archive =
                json(source, version + ".json")
                        .map(document -> document.at("archives").at(platform.toString()))
                        .filter(Json::isObject);
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        URI url = folder(source).resolve(archive.get().text("url"));
        NavigableSet<String> hashes = new TreeSet<>();
        archive.get().at("hashes").items().forEach(hash -> hash.text().ifPresent(hashes::add));
        String filename = FilesystemMirrorSource.zipName(source, version, platform);
        return Optional.of(new Download(url, filename, hashes, Checks.NONE));
    }

    /// Put together as text: a host with a port would be taken for a scheme.
    private URI folder(ProviderSource source) {
        return URI.create(root + source.toString() + "/");
    }

    private Optional<Json> json(ProviderSource source, String file) throws InstallationException {
        URI uri = folder(source).resolve(file);
        try {
            Answer answer =
                    discovery
                            .http()
                            .get(uri, discovery.headers(String.valueOf(root.getAuthority())));
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (!answer.isGood()) {
                throw failed(source, "it answered with status " + answer.status());
            }
            return Optional.of(Json.parse(answer.body()));
        } catch (IOException e) {
            throw failed(source, Failures.reason(e));
        }
    }

    private InstallationException failed(ProviderSource source, String reason) {
        return new InstallationException(
                "Mirror of providers failed",
                "%s was asked for the provider %s: %s.".formatted(root, source.display(), reason));
    }
}
