package dev.terrane.provider.aws.session;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files with profiles that AWS's own tools use. They are read when they are first needed.
///
/// @param configs such as `~/.aws/config`
/// @param credentials such as `~/.aws/credentials`
public record Profiles(
        String selected, List<Path> configs, List<Path> credentials, Lazy<ProfileFile> file) {

    static Profiles of(String selected, List<Path> configs, List<Path> credentials) {
        return new Profiles(
                selected, configs, credentials, Lazy.of(() -> read(configs, credentials)));
    }

    Optional<Profile> profile() {
        return file.get().profile(selected);
    }

    Optional<String> property(String name) {
        return profile().flatMap(profile -> profile.property(name));
    }

    Optional<Profile> profile(String name) {
        return file.get().profile(name);
    }

    /// A section beside the profiles, such as `[sso-session NAME]`.
    Optional<Profile> section(String title, String name) {
        return file.get().getSection(title, name);
    }

    /// `endpoint_url` of a service in the `[services NAME]` section of the selected profile.
    ///
    /// @param service as these files name it: `elastic_load_balancing_v2`
    Optional<String> endpointOf(String service) {
        return property("services")
                .flatMap(name -> section("services", name))
                .flatMap(section -> section.property(service))
                .flatMap(text ->
                        text.lines()
                                .map(line -> line.split("=", 2))
                                .filter(parts ->
                                        parts.length == 2
                                                && parts[0].strip().equals("endpoint_url"))
                                .map(parts -> parts[1].strip())
                                .findFirst());
    }

    boolean exist() {
        return configs.stream().anyMatch(Files::isRegularFile)
                || credentials.stream().anyMatch(Files::isRegularFile);
    }

    private static ProfileFile read(List<Path> configs, List<Path> credentials) {
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        credentials.forEach(path -> add(all, path, ProfileFile.Type.CREDENTIALS));
        configs.forEach(path -> add(all, path, ProfileFile.Type.CONFIGURATION));
        return all.build();
    }

    private static void add(ProfileFile.Aggregator all, Path path, ProfileFile.Type type) {
        if (Files.isRegularFile(path)) {
            all.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }
}
