package dev.terrane.installing.module;

import dev.terrane.config.source.ModuleSource.Remote;
import dev.terrane.git.RemoteRepository;
import dev.terrane.installing.archive.Folders;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.Trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Brings a package of modules into a folder.
final class ModuleFetcher {
    private final Map<String, String> environment;
    private final HttpArchives archives;

    ModuleFetcher(Map<String, String> environment, HttpAccess http) {
        this.environment = environment;
        this.archives = new HttpArchives(environment, http, this);
    }

    /// @param target is made, and must not be there
    /// @return the folder inside of the target that the modules begin in, usually empty
    /// @throws IOException with what went wrong, where it could not be fetched
    String fetch(Remote source, Path target) throws IOException {
        return switch (source.method()) {
            case "git" -> git(source, target);
            case "http", "https" -> archives.fetch(source.url(), target);
            case "s3" -> archives.fetchS3(source.url(), target);
            case "gcs" -> archives.fetchGoogleStorage(source.url(), target);
            case "file" -> file(source, target);
            case "hg" ->
                    throw new IOException(
                            "Mercurial repositories are not supported; use a Git repository, or an archive over HTTPS");
            default -> throw new IllegalStateException("no way to fetch by " + source.method());
        };
    }

    private String git(Remote source, Path target) throws IOException {
        Query query = Query.of(source.url());
        RemoteRepository.copy(
                query.url(),
                query.argument("ref"),
                depth(query),
                query.argument("sshkey"),
                Trust.managers(environment),
                environment,
                target);
        return "";
    }

    private static int depth(Query query) throws IOException {
        try {
            return Integer.parseInt(query.argument("depth").orElse("0"));
        } catch (NumberFormatException e) {
            throw new IOException("\"depth\" has to be a number of commits", e);
        }
    }

    /// A copy, so that what is planned with does not change under the plan.
    private static String file(Remote source, Path target) throws IOException {
        String path = Query.of(source.url()).url().substring("file://".length());
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Folders.copy(folder, target);
        return "";
    }
}
