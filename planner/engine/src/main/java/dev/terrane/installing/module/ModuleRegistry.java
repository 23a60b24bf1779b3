package dev.terrane.installing.module;

import dev.terrane.config.source.ModuleSource.Registry;
import dev.terrane.config.source.ModuleSource.Remote;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess.Answer;
import dev.terrane.installing.service.Json;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Registries of modules, by the module registry protocol.
final class ModuleRegistry {
    private static final String SUMMARY = "Registry of modules failed";

    private final ServiceDiscovery discovery;

    ModuleRegistry(ServiceDiscovery discovery) {
        this.discovery = discovery;
    }

    /// All versions that the registry has: `GET NAMESPACE/NAME/SYSTEM/versions`.
    List<Version> versions(Registry source) throws InstallationException {
        Answer answer = get(source, path(source) + "/versions");
        if (answer.status() == 404) {
            throw new InstallationException(
                    "Module not found",
                    "%s has no module %s. Check its name; where it is private, a token is needed: run terrane login %s."
                            .formatted(source.host(), path(source), source.host()));
        }
        Json document = json(source, answer);
        List<Version> versions = new ArrayList<>();
        for (Json module : document.at("modules").items()) {
            for (Json version : module.at("versions").items()) {
                Version.parse(version.text("version")).ifPresent(versions::add);
            }
        }
        return versions;
    }

    /// Where a version is to be fetched: `GET NAMESPACE/NAME/SYSTEM/VERSION/download`.
    Remote location(Registry source, Version version) throws InstallationException {
        Answer answer = get(source, path(source) + "/" + version + "/download");
        if (!answer.isGood()) {
            throw failed(source, "it answered with status " + answer.status());
        }
        String location =
                answer.header("x-terraform-get")
                        .or(() -> inBody(answer))
                        .orElseThrow(() -> failed(source, "it does not say where the module is"));
        return remote(source, answer.uri(), location);
    }

    private static Optional<String> inBody(Answer answer) {
        try {
            return Optional.of(Json.parse(answer.body()).text("location"))
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Remote remote(Registry source, URI asked, String location)
            throws InstallationException {
        boolean relative =
                location.startsWith("/") || location.startsWith("./") || location.startsWith("../");
        try {
            String absolute = relative ? asked.resolve(location).toString() : location;
            if (ModuleSourceParser.parse(absolute) instanceof Remote remote) {
                return remote;
            }
        } catch (ModuleSourceException | IllegalArgumentException e) {
            throw failed(source, "it names \"%s\", which is no place".formatted(location));
        }
        throw failed(source, "it names \"%s\", which is no place".formatted(location));
    }

    private Answer get(Registry source, String path) throws InstallationException {
        URI uri = discovery.url(source.host(), ServiceDiscovery.MODULES).resolve(path);
        try {
            Answer answer = discovery.http().get(uri, discovery.headers(source.host()));
            if (answer.status() == 401 || answer.status() == 403) {
                throw new InstallationException(
                        "Registry refuses access",
                        "%s does not let you see the module %s (status %d). Run terrane login %s, or set the token in the CLI configuration."
                                .formatted(
                                        source.host(),
                                        path(source),
                                        answer.status(),
                                        source.host()));
            }
            return answer;
        } catch (IOException e) {
            throw failed(source, Failures.reason(e));
        }
    }

    private static Json json(Registry source, Answer answer) throws InstallationException {
        if (!answer.isGood()) {
            throw failed(source, "it answered with status " + answer.status());
        }
        try {
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw failed(source, "its answer is no JSON");
        }
    }

    private static InstallationException failed(Registry source, String reason) {
        return new InstallationException(
                SUMMARY,
                "%s was asked for the module %s: %s."
                        .formatted(source.host(), path(source), reason));
    }

    private static String path(Registry source) {
        return source.namespace() + "/" + source.name() + "/" + source.system();
    }
}
