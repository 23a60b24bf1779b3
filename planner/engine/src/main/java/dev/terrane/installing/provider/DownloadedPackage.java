package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.provider.ProviderPackage.Download;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.HttpAccess.Answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A package that was fetched and agrees with what its server, and whoever signed it, says of it. The
/// file is gone when it is closed.
///
/// @param file a zip
/// @param hashes of this file
/// @param known hashes of the packages of all platforms, where they were signed
/// @param signer in words
record DownloadedPackage(Path file, List<String> hashes, SortedSet<String> known, String signer)
        implements AutoCloseable {

    static DownloadedPackage fetch(
            Download download, ProviderSource source, Version version, HttpAccess http)
            throws InstallationException {
        String what = source.display() + " " + version;
        try {
            Path file = Files.createTempFile("terrane-provider", ".zip");
            try {
                return fetch(download, what, http, file);
            } catch (IOException | InstallationException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new InstallationException(
                    "Provider can not be fetched",
                    "%s could not be fetched from %s: %s."
                            .formatted(what, download.url(), Failures.reason(e)),
                    e);
        }
    }

    private static DownloadedPackage fetch(
            Download download, String what, HttpAccess http, Path file)
            throws IOException, InstallationException {
        Answer answer = http.download(download.url(), Map.of(), file);
        if (!answer.isGood()) {
            throw new InstallationException(
                    "Provider can not be fetched",
                    "%s: %s answered with status %d."
                            .formatted(what, download.url(), answer.status()));
        }
        List<String> hashes = List.of(Hashes.ofZip(file), Hashes.ofZipContent(file));
        checkAgainst(download.hashes(), hashes, what, "what the server says of it");
        if (download.checks().isNone()) {
            return new DownloadedPackage(file, hashes, new TreeSet<>(), "not signed");
        }
        SignedSums sums = SignedSums.verify(download.checks(), what);
        String sum = sums.sums().getOrDefault(download.filename(), "");
        checkAgainst(
                new TreeSet<>(List.of(Hashes.ZIP + sum)), hashes, what, "the signed checksums");
        return new DownloadedPackage(
                file, hashes, new TreeSet<>(sums.hashes()), "signed with key " + sums.signer());
    }

    private static void checkAgainst(
            Set<String> expected, List<String> found, String what, String whose)
            throws InstallationException {
        if (!expected.isEmpty() && found.stream().noneMatch(expected::contains)) {
            throw new InstallationException(
                    "Provider package is not what it should be",
                    "The package of %s does not agree with %s, so nothing was installed. It may be damaged, or somebody may have tampered with it."
                            .formatted(what, whose));
        }
    }

    @Override
    public void close() {
        file.toFile().delete();
    }
}
