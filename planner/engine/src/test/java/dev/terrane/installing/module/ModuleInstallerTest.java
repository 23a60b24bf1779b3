package dev.terrane.installing.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.config.early.EarlyContext;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.config.loading.ModuleManifest;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.TlsServer;
import dev.terrane.installing.lock.TerraneLockFile;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ModuleInstallerTest {
    private static final String MODULE = "output \"x\" {\n  value = 1\n}\n";

    @TempDir Path home;

    private Path directory;
    private TlsServer server;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        directory = Files.createDirectory(home.resolve("root"));
        server = TlsServer.start(home);
        environment.putAll(server.environment(home));
        server.reply("/.well-known/terraform.json", "{\"modules.v1\": \"/api/\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LoadResult init(boolean upgrade, String configuration)
            throws IOException, InstallationException {
        Files.writeString(directory.resolve("main.tf"), configuration);
        DiskFiles files = new DiskFiles(directory);
        CliConfigLoader cli = new CliConfigLoader(home, environment);
        CliConfig config = cli.load(new Diagnostics());
        ModuleInstaller installer =
                new ModuleInstaller(
                        directory,
                        files,
                        ".terraform",
                        upgrade,
                        TerraneLockFile.read(directory, new Diagnostics()),
                        environment,
                        new ServiceDiscovery(
                                new HttpAccess(environment),
                                config,
                                new CredentialStore(environment, config, cli)),
                        sentence -> {});
        LoadResult result =
                ConfigurationLoader.load(new LoadRequest(files, ".", installer, EarlyContext.NONE));
        installer.finish(!result.hasErrors());
        return result;
    }

    private LoadResult init(String configuration) throws IOException, InstallationException {
        return init(false, configuration);
    }

    private String manifest() throws IOException {
        return Files.readString(directory.resolve(".terraform/modules/modules.json"));
    }

    private static String call(String source) {
        return "module \"m\" {\n  source = \"%s\"\n}\n".formatted(source);
    }

    private static String versioned(String source, String version) {
        return "module \"m\" {\n  source  = \"%s\"\n  version = \"%s\"\n}\n"
                .formatted(source, version);
    }

    private Path repository() throws IOException, GitAPIException {
        Path folder = Files.createDirectories(home.resolve("repository"));
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            commit(git, "net/main.tf", MODULE);
            git.tag().setName("v1").setAnnotated(false).call();
            commit(git, "net/other.tf", "# two\n");
            git.branchCreate().setName("topic").call();
            commit(git, "main.tf", "module \"net\" {\n  source = \"./net\"\n}\n");
        }
        return folder;
    }

    private static void commit(Git git, String file, String text)
            throws IOException, GitAPIException {
        Path path = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("change")
                .setSign(false)
                .setAuthor(new PersonIdent("a", "a@example.com"))
                .setCommitter(new PersonIdent("a", "a@example.com"))
                .call();
    }

    @Test
    void gitRepositoriesAreInstalledAsTerraformRecordsThem() throws Exception {
        Path repository = repository();

        LoadResult result = init(call("git::file://" + repository));

        assertThat(result.problems()).isEmpty();
        assertThat(manifest())
                .isEqualTo(
                        """
                        {"Modules":[{"Key":"","Source":"","Dir":"."},\
                        {"Key":"m","Source":"git::file://%s","Dir":".terraform/modules/m"},\
                        {"Key":"m.net","Source":"./net","Dir":".terraform/modules/m/net"}]}\
                        """
                                .formatted(repository));
        assertThat(Files.readString(directory.resolve(TerraneLockFile.NAME)))
                .contains("module \"git::file://%s\" {\n  hash = \"h1:".formatted(repository));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ref=v1", "ref=topic", "ref=topic&depth=1", "ref=v1&depth=1"})
    void aBranchOrATagIsCheckedOut(String query) throws Exception {
        Path repository = repository();

        LoadResult result = init(call("git::file://%s//net?%s".formatted(repository, query)));

        assertThat(result.problems()).isEmpty();
        assertThat(directory.resolve(".terraform/modules/m/net/main.tf")).exists();
        assertThat(directory.resolve(".terraform/modules/m/main.tf")).doesNotExist();
        assertThat(Files.exists(directory.resolve(".terraform/modules/m/net/other.tf")))
                .isEqualTo(query.contains("topic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1&depth=1", "COMMIT", "SHORT"})
    void whatChangedSinceATagIsAsItWasThere(String ref) throws Exception {
        Path repository = repository();
        String commit;
        try (Git git = Git.open(repository.toFile())) {
            commit = git.getRepository().resolve("v1^{commit}").name();
            commit(git, "net/main.tf", MODULE + "# changed\n");
        }
        String named = ref.replace("COMMIT", commit).replace("SHORT", commit.substring(0, 8));

        LoadResult result = init(call("git::file://%s//net?ref=%s".formatted(repository, named)));

        assertThat(result.problems()).isEmpty();
        assertThat(directory.resolve(".terraform/modules/m/net/main.tf")).hasContent(MODULE);
        assertThat(directory.resolve(".terraform/modules/m/net/other.tf")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ref=v1", "?ref=topic", "?depth=1", "?depth=1&ref=topic"})
    void gitHostsAreAskedOverHttp(String query) throws Exception {
        Path repository = repository();
        server.serve("/team/repo.git", exchange -> GitServers.http(exchange, repository));

        LoadResult result = init(call("git::" + server.url("/team/repo.git//net") + query));

        assertThat(result.problems()).isEmpty();
        assertThat(directory.resolve(".terraform/modules/m/net/main.tf")).hasContent(MODULE);
        assertThat(directory.resolve(".terraform/modules/m/net/other.tf").toFile().exists())
                .isEqualTo(!query.contains("v1"));
    }

    @Test
    void aTagThatMovedOnAGitHostIsRefused() throws Exception {
        Path repository = repository();
        server.serve("/team/repo.git", exchange -> GitServers.http(exchange, repository));
        String call = call("git::" + server.url("/team/repo.git//net?ref=v1"));
        assertThat(init(call).problems()).isEmpty();

        try (Git git = Git.open(repository.toFile())) {
            git.tag().setName("v1").setAnnotated(false).setForceUpdate(true).call();
        }
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));

        assertThat(init(call).problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Module has changed at its source");
    }

    @Test
    void gitHostsAreAskedOverSsh() throws Exception {
        try (GitServers.Ssh ssh = new GitServers.Ssh(repository())) {
            Path settings = Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(settings.resolve("known_hosts"), ssh.known());
            Files.writeString(settings.resolve("id_ecdsa"), ssh.userKey());

            LoadResult result = init(call("git::" + ssh.url() + "//net?ref=v1"));

            assertThat(result.problems()).isEmpty();
            assertThat(directory.resolve(".terraform/modules/m/net/main.tf")).hasContent(MODULE);
            assertThat(ssh.commands()).containsExactly("git-upload-pack '/team/repo.git'");
        }
    }

    @Test
    void theKeyMayStandInTheSource() throws Exception {
        try (GitServers.Ssh ssh = new GitServers.Ssh(repository())) {
            Path settings = Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(settings.resolve("known_hosts"), ssh.known());

            LoadResult result = init(call("git::" + ssh.url() + "?sshkey=" + ssh.encodedUserKey()));

            assertThat(result.problems()).isEmpty();
        }
    }

    @Test
    void aGitHostThatNobodyKnowsIsNotTrusted() throws Exception {
        try (GitServers.Ssh ssh = new GitServers.Ssh(repository())) {
            LoadResult result = init(call("git::" + ssh.url()));

            assertThat(result.problems()).hasSize(1);
            assertThat(ssh.commands()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsSaidAtTheCall() throws Exception {
        Path repository = repository();

        LoadResult ref = init(call("git::file://%s?ref=nope".formatted(repository)));
        LoadResult folder = init(call("git::file://%s//nope".formatted(repository)));
        LoadResult mercurial = init(call("hg::https://localhost/x"));

        assertThat(ref.problems().getFirst().detail())
                .contains("no branch, tag or commit \"nope\"");
        assertThat(ref.problems().getFirst().where()).isPresent();
        assertThat(folder.problems().getFirst().detail()).contains("there is no folder nope in it");
        assertThat(mercurial.problems().getFirst().detail())
                .contains("Mercurial repositories are not supported");
    }

    @Test
    void aSourceThatChangedIsRefusedUntilItIsAccepted() throws Exception {
        Path repository = repository();
        String configuration = call("git::file://%s?ref=topic".formatted(repository));
        init(configuration);
        String locked = Files.readString(directory.resolve(TerraneLockFile.NAME));
        try (Git git = Git.open(repository.toFile())) {
            git.checkout().setName("topic").call();
            commit(git, "net/main.tf", MODULE + "# malware\n");
        }
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));

        LoadResult refused = init(configuration);

        assertThat(refused.problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Module has changed at its source");
        assertThat(refused.problems().getFirst().detail()).contains("init -upgrade");
        assertThat(directory.resolve(".terraform/modules/m")).doesNotExist();
        assertThat(Files.readString(directory.resolve(TerraneLockFile.NAME))).isEqualTo(locked);

        assertThat(init(true, configuration).problems()).isEmpty();
        assertThat(Files.readString(directory.resolve(TerraneLockFile.NAME))).isNotEqualTo(locked);
        assertThat(init(configuration).problems()).isEmpty();
    }

    @Test
    void whatWasChangedInPlaceIsFetchedAgain() throws Exception {
        String configuration = call("git::file://" + repository());
        LoadResult result = init(configuration);
        Path file = directory.resolve(".terraform/modules/m/net/main.tf");
        Files.writeString(file, "# changed");
        Diagnostics diagnostics = new Diagnostics();
        ModuleVerification.check(
                directory,
                new DiskFiles(directory),
                ".terraform",
                result.configuration().orElseThrow(),
                diagnostics);
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Module is not what was recorded");

        init(configuration);

        assertThat(Files.readString(file)).isEqualTo(MODULE);
    }

    @Test
    void aPackageDoesNotReachOutOfItself() throws Exception {
        Path folder = Files.createDirectories(home.resolve("package"));
        Files.writeString(folder.resolve("main.tf"), "module \"out\" {\n  source = \"../..\"\n}\n");

        LoadResult result = init(call(folder.toString()));

        assertThat(result.problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Local module path escapes module package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar.gz", "tar.bz2", "tar.xz"})
    void archivesOfAllKindsAreUnpacked(String kind) throws Exception {
        server.reply("/m." + kind, archive(kind, "net/main.tf"));

        LoadResult result = init(call(server.url("/m." + kind + "//net")));

        assertThat(result.problems()).isEmpty();
        assertThat(directory.resolve(".terraform/modules/m/net/main.tf")).hasContent(MODULE);
    }

    @Test
    void theServerMaySayWhereTheArchiveIs() throws Exception {
        server.reply("/net", 204, Map.of("X-Terraform-Get", "/get/m?archive=tgz"), new byte[0]);
        server.reply("/get/m", archive("tar.gz", "main.tf"));
        server.reply(
                "/page",
                "<html><head><meta name=\"terraform-get\" content=\"%s\" /></head></html>"
                        .formatted(server.url("/get/m//?archive=tar.gz")));

        assertThat(init(call(server.url("/net"))).problems()).isEmpty();
        assertThat(init(call(server.url("/page"))).problems()).isEmpty();
        assertThat(server.requests()).contains("/net?terraform-get=1", "/get/m");
    }

    @Test
    void aChecksumHasToFit() throws Exception {
        server.reply("/m.zip", archive("zip", "main.tf"));

        LoadResult result =
                init(call(server.url("/m.zip?checksum=md5:d41d8cd98f00b204e9800998ecf8427e")));

        assertThat(result.problems().getFirst().detail()).contains("the source asks for d41d8cd9");
    }

    @ParameterizedTest
    @CsvSource({
        "'%s  m.zip', true",
        "'%s *dist/m.zip', true",
        "'SHA256 (m.zip) = %s', true",
        "'%s', true",
        "'%s  other.zip', false",
    })
    void aChecksumMayStandInAFile(String line, boolean fits) throws Exception {
        byte[] zip = archive("zip", "main.tf");
        server.reply("/dist/m.zip", zip);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        server.reply("/dist/SHA256SUMS", "0".repeat(64) + "  first.zip\n" + line.formatted(digest));
        server.reply("/dist/alone", line.formatted(digest) + "\n");

        String name = line.contains("zip") ? "SHA256SUMS" : "alone";
        LoadResult result =
                init(call(server.url("/dist/m.zip?checksum=file:" + server.url("/dist/" + name))));

        assertThat(result.problems().stream().map(Diagnostic::detail).toList())
                .allMatch(detail -> !fits && detail.contains("has no line about m.zip"))
                .hasSize(fits ? 0 : 1);
    }

    @Test
    void anObjectOfS3IsAskedForWithASignature() throws Exception {
        server.reply("/bucket/m.zip", archive("zip", "main.tf"));
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_REGION", "eu-west-1");

        LoadResult result = init(call("s3::" + server.url("/bucket/m.zip")));

        assertThat(result.problems()).isEmpty();
        assertThat(directory.resolve(".terraform/modules/m/main.tf")).hasContent(MODULE);
        assertThat(server.authorizations().getLast())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/eu-west-1/s3/aws4_request");
    }

    @Test
    void anArchiveWritesNothingOutsideOfItsFolder() throws Exception {
        server.reply("/m.zip", archive("zip", "../../../evil.tf"));

        LoadResult result = init(call(server.url("/m.zip")));

        assertThat(result.problems().getFirst().detail()).contains("outside of it");
        assertThat(directory.resolve("evil.tf")).doesNotExist();
    }

    @Test
    void registriesGiveTheNewestVersionThatFits() throws Exception {
        registry();

        LoadResult result = init(versioned(server.host() + "/acme/net/aws//net", "~> 1.1"));

        assertThat(result.problems()).isEmpty();
        ModuleManifest.Entry entry =
                ModuleManifest.read(new DiskFiles(directory), ".terraform").entries().get("m");
        assertThat(entry)
                .isEqualTo(
                        new ModuleManifest.Entry(
                                server.host() + "/acme/net/aws//net",
                                "1.2.0",
                                ".terraform/modules/m/net"));
        int asked = server.requests().size();
        assertThat(init(versioned(server.host() + "/acme/net/aws//net", "~> 1.1")).problems())
                .isEmpty();
        assertThat(server.requests()).hasSize(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~> 3.0", "1.3.0"})
    void noVersionFits(String constraint) throws Exception {
        registry();

        LoadResult result = init(versioned(server.host() + "/acme/net/aws", constraint));

        assertThat(result.problems().getFirst().summary())
                .isEqualTo("No version of the module fits");
        assertThat(result.problems().getFirst().detail()).contains("the newest is 2.0.0");
    }

    @Test
    void aPrereleaseIsChosenByItsName() throws Exception {
        registry();

        assertThat(init(versioned(server.host() + "/acme/net/aws//net", "1.3.0-beta1")).problems())
                .isEmpty();
    }

    @Test
    void privateRegistriesAreGivenTheirToken() throws Exception {
        registry();
        server.require("s3cret");
        String configuration = versioned(server.host() + "/acme/net/aws//net", "~> 1.1");

        LoadResult refused = init(configuration);
        Files.writeString(
                home.resolve(".terraformrc"),
                "credentials \"%s\" {\n  token = \"s3cret\"\n}\n".formatted(server.host()));
        server.require("s3cret");

        assertThat(refused.problems().getFirst().detail()).contains("status 401");
        LoadResult accepted = init(configuration);
        assertThat(accepted.problems())
                .extracting(Diagnostic::detail)
                .allMatch(detail -> detail.contains("could not be fetched"));
    }

    /// The token is for the registry: the archive is asked for without it.
    private void registry() throws IOException {
        server.reply(
                "/api/acme/net/aws/versions",
                """
                {"modules": [{"versions": [{"version": "1.0.0"}, {"version": "1.2.0"},
                 {"version": "1.3.0-beta1"}, {"version": "2.0.0"}]}]}
                """);
        server.reply(
                "/api/acme/net/aws/1.2.0/download",
                204,
                Map.of("X-Terraform-Get", "/files/net.zip"),
                new byte[0]);
        server.reply(
                "/api/acme/net/aws/1.3.0-beta1/download",
                "{\"location\": \"%s\"}".formatted(server.url("/files/net.zip")));
        server.reply("/files/net.zip", archive("zip", "net/main.tf"));
    }

    private static byte[] archive(String kind, String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = MODULE.getBytes(StandardCharsets.UTF_8);
        if (kind.equals("zip")) {
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(text);
            }
            return bytes.toByteArray();
        }
        try (OutputStream packed = compressed(kind, bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            TarArchiveEntry entry = new TarArchiveEntry(file);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static OutputStream compressed(String kind, OutputStream to) throws IOException {
        return switch (kind) {
            case "tar.gz" -> new GZIPOutputStream(to);
            case "tar.bz2" -> new BZip2CompressorOutputStream(to);
            case "tar.xz" -> new XZOutputStream(to, new LZMA2Options());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void theSameSourceIsFetchedOnce() throws Exception {
        server.reply("/m.zip", archive("zip", "main.tf"));
        String both = "module \"%s\" {\n  source = \"%s\"\n}\n";

        init(both.formatted("a", server.url("/m.zip")) + both.formatted("b", server.url("/m.zip")));

        assertThat(server.requests()).isEqualTo(List.of("/m.zip"));
        assertThat(directory.resolve(".terraform/modules/b/main.tf")).exists();
    }
}
