package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where packages of providers lie, unpacked: `HOST/NAMESPACE/TYPE/VERSION/OS_ARCH`.
final class ProviderFolders {
    private ProviderFolders() {}

    static Path of(Path root, ProviderSource source, Version version, Platform platform) {
        return ofSource(root, source).resolve(version.toString()).resolve(platform.toString());
    }

    static Path ofSource(Path root, ProviderSource source) {
        return root.resolve(source.host()).resolve(source.namespace()).resolve(source.type());
    }

    /// `terraform-provider-NAME`, with whatever follows: a version, `.exe`.
    static Path executable(Path folder, ProviderSource source) throws InstallationException {
        return findExecutable(folder, source)
                .orElseThrow(() ->
                        new InstallationException(
                                "Provider package holds no executable",
                                "In %s there is no file whose name begins with terraform-provider-%s."
                                        .formatted(folder, source.type())));
    }

    static Optional<Path> findExecutable(Path folder, ProviderSource source) {
        String prefix = "terraform-provider-" + source.type();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> isNamed(file, prefix))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            return found.stream().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(Path file, String prefix) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(prefix)
                && (name.length() == prefix.length()
                        || name.charAt(prefix.length()) == '_'
                        || name.charAt(prefix.length()) == '.');
    }
}
